"""Labels of calendars, tracks, open data and the page that links them all."""

from dataclasses import dataclass

from tourplanner.wording.format import NARROW, NO_BREAK
from tourplanner.wording.language import Language


@dataclass(frozen=True, slots=True)
class FeedLabels:
    """Labels in one language; words in braces are filled in with `str.format`."""

    # Calendars
    visit_summary: str
    cancelled_summary: str
    cancelled: str
    calendar_of: str
    on_date: str
    where: str
    walk_in: str
    booking_possible: str
    booking_required: str
    call: str
    write: str
    more: str
    leave: str
    lunch: str
    back: str
    leave_note: str
    back_note: str
    arrive: str
    leg: str
    town_hall: str
    note: str
    open_map: str

    # Tracks
    track_name: str
    track_note: str
    straight: str
    way_out: str
    way_back: str
    depot_note: str

    # The page that links everything
    index_title: str
    index_lead: str
    index_span: str
    skip_link: str
    contents: str
    by_stop: str
    by_van: str
    by_tour: str
    open_data: str
    documents: str
    column_stop: str
    column_next: str
    column_visits: str
    column_files: str
    no_visit: str
    to_map: str
    how_calendar: str
    how_track: str
    how_data: str
    how_documents: str
    calendar_word: str
    track_word: str
    printed: str
    mediation_title: str
    structures_title: str
    services_title: str
    bookmobile_title: str
    geojson_title: str


_FR = FeedLabels(
    visit_summary="{service} – {place}",
    cancelled_summary="ANNULÉ – {summary}",
    cancelled="Cette permanence est annulée.",
    calendar_of="{service} – {what}",
    on_date="{day}, {hours}",
    where=f"Lieu{NO_BREAK}: {{place}}",
    walk_in="Sans rendez-vous.",
    booking_possible="Avec ou sans rendez-vous.",
    booking_required="Sur rendez-vous.",
    call=f"Téléphone{NO_BREAK}: {{phone}}",
    write=f"Courriel{NO_BREAK}: {{email}}",
    more=f"Plus d’informations{NO_BREAK}: {{url}}",
    leave="Départ – {depot}",
    lunch="Déjeuner",
    back="Retour – {depot}",
    leave_note="Prise de service à {start}, départ du dépôt à {leave}.",
    back_note="Arrivée au dépôt à {back}, fin de service à {end}.",
    arrive="Arrivée sur place à {arrive}.",
    leg=f"Trajet{NO_BREAK}: {{distance}}, {{driving}}.",
    town_hall=f"Mairie{NO_BREAK}: {{phone}}",
    note=f"À savoir{NO_BREAK}: {{notes}}",
    open_map=f"Carte{NO_BREAK}: {{geo}}",
    track_name="{day} – {van}",
    track_note="{distance}, {driving} de conduite.",
    straight="Arrêts reliés en ligne droite.",
    way_out="Départ à {leave}.",
    way_back="Retour à {back}.",
    depot_note="Départ à {leave}, retour à {back}.",
    index_title="{service} – calendriers et données",
    index_lead="Tout ce qui se lit, s’imprime, s’ajoute à un agenda ou se réutilise, en une page.",
    index_span="Du {first} au {last}",
    skip_link="Aller au contenu",
    contents="Sommaire",
    by_stop="Par arrêt",
    by_van="Pour l’équipe",
    by_tour="Par tournée",
    open_data="Données ouvertes",
    documents="Autres documents",
    column_stop="Arrêt",
    column_next="Première date",
    column_visits="Permanences",
    column_files="Fichiers",
    no_visit="aucune date",
    to_map="Voir sur une carte",
    how_calendar=(
        f"Un fichier d’agenda (.ics) s’ouvre avec l’agenda du téléphone ou de l’ordinateur{NARROW}; "
        "les dates s’y ajoutent d’elles-mêmes."
    ),
    how_track="Une trace (.gpx) s’ouvre avec un GPS ou une application de randonnée ou de conduite.",
    how_data="Ces fichiers sont faits pour les annuaires, les cartes en ligne et les tableurs.",
    how_documents="À imprimer ou à consulter.",
    calendar_word="agenda",
    track_word="trace",
    printed=f"Les fichiers sont dans le même dossier que cette page{NARROW}; elle s’ouvre sans internet.",
    mediation_title="Lieux de médiation numérique (schéma national 1.0.2)",
    structures_title="data·inclusion, structures (schéma v1)",
    services_title="data·inclusion, services (schéma v1)",
    bookmobile_title="Arrêts et fréquences, à la manière des bibliobus",
    geojson_title="Arrêts et tournées (GeoJSON)",
)

_EN = FeedLabels(
    visit_summary="{service} – {place}",
    cancelled_summary="CANCELLED – {summary}",
    cancelled="This visit is cancelled.",
    calendar_of="{service} – {what}",
    on_date="{day}, {hours}",
    where="Place: {place}",
    walk_in="No appointment needed.",
    booking_possible="With or without an appointment.",
    booking_required="By appointment only.",
    call="Telephone: {phone}",
    write="E-mail: {email}",
    more="More: {url}",
    leave="Leave – {depot}",
    lunch="Lunch",
    back="Back – {depot}",
    leave_note="Work starts at {start}, leave the depot at {leave}.",
    back_note="Back at the depot at {back}, work ends at {end}.",
    arrive="Arrive at {arrive}.",
    leg="Leg: {distance}, {driving}.",
    town_hall="Town hall: {phone}",
    note="Note: {notes}",
    open_map="Map: {geo}",
    track_name="{day} – {van}",
    track_note="{distance}, {driving} of driving.",
    straight="Stops are joined by straight lines.",
    way_out="Leave at {leave}.",
    way_back="Back at {back}.",
    depot_note="Leave at {leave}, back at {back}.",
    index_title="{service} – calendars and data",
    index_lead="Everything to read, print, add to a calendar or reuse, on one page.",
    index_span="From {first} to {last}",
    skip_link="Skip to the contents",
    contents="Contents",
    by_stop="By stop",
    by_van="For the crew",
    by_tour="By tour",
    open_data="Open data",
    documents="Other documents",
    column_stop="Stop",
    column_next="First date",
    column_visits="Visits",
    column_files="Files",
    no_visit="no date",
    to_map="See on a map",
    how_calendar="A calendar file (.ics) opens with the calendar of a phone or computer.",
    how_track="A track (.gpx) opens with a GPS device or a driving or hiking app.",
    how_data="These files are made for directories, online maps and spreadsheets.",
    how_documents="To print or to read.",
    calendar_word="calendar",
    track_word="track",
    printed="The files are in the folder of this page, which opens without internet.",
    mediation_title="Places of digital help (French national schema 1.0.2)",
    structures_title="data·inclusion, structures (schema v1)",
    services_title="data·inclusion, services (schema v1)",
    bookmobile_title="Stops and frequencies, as mobile libraries publish them",
    geojson_title="Stops and tours (GeoJSON)",
)


def feed_labels(lang: Language) -> FeedLabels:
    """Every label of the feeds in `lang`."""
    return _FR if lang is Language.FR else _EN
