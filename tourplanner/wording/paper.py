"""The words of posters, of the sheets of intercommunalités and of route sheets."""

from dataclasses import dataclass

from tourplanner.domain.service import Booking
from tourplanner.wording.language import Language


@dataclass(frozen=True, slots=True)
class PaperLabels:
    """Words on paper in one language; those in braces are filled in with `str.format`."""

    # Posters
    poster_title: str
    posters_title: str
    strapline: str
    dates: str
    unless_stated: str
    from_to: str
    no_visit: str
    moved_visit: str
    on_date: str
    on_half: str
    help: str
    help_lines: tuple[str, ...]
    bring: str
    bring_lines: tuple[str, ...]
    privacy: str
    booking_none: str
    booking_possible: str
    booking_required: str
    booking_required_by: str
    contact: str
    qr: str
    qr_alt: str
    nearby: str
    poster_map_alt: str
    here: str
    valid: str
    outlines_credit: str

    # Sheets of intercommunalités
    area_title: str
    area_subtitle: str
    area_map_alt: str
    column_number: str
    column_stop: str
    column_hours: str
    column_dates: str
    tours: str
    tour_name: str
    changes: str
    no_dates: str
    shape_morning: str
    shape_afternoon: str
    legs_estimated: str
    legs_known: str
    legs_drawn: str

    # Route sheets
    routes_title: str
    route_title: str
    route_map_alt: str
    column_time: str
    column_step: str
    column_leg: str
    column_drive: str
    column_done: str
    prepare: str
    leave: str
    arrive: str
    open: str
    close: str
    lunch: str
    back: str
    finish: str
    town_hall: str
    position: str
    note: str
    shifted_from: str
    remarks: str
    times: str
    page: str


_FRENCH = PaperLabels(
    poster_title="{service}\u00a0– {commune}",
    posters_title="{service}\u00a0– affiches",
    strapline="De l’aide pour vos démarches, près de chez vous",
    dates="Prochaines dates",
    unless_stated="sauf indication contraire",
    from_to="de {opens} à {closes}",
    no_visit="Pas de permanence {dates}{why}.",
    moved_visit="Pas de permanence {date}{why}\u00a0: elle a lieu {new}.",
    on_date="le {date}",
    on_half="le {date} ({half})",
    help="On vous aide",
    help_lines=(
        "Titres d’identité",
        "Carte grise, permis de conduire",
        "Impôts",
        "Aides sociales et familiales",
        "Retraite",
        "Et toutes vos démarches en ligne",
    ),
    bring="À apporter",
    bring_lines=(
        "Une pièce d’identité",
        "Les courriers reçus",
        "Votre numéro de sécurité sociale, d’allocataire ou fiscal, selon la démarche",
    ),
    privacy="Aucune donnée n’est conservée.",
    booking_none="Sans rendez-vous",
    booking_possible="Avec ou sans rendez-vous",
    booking_required="Sur rendez-vous",
    booking_required_by="Sur rendez-vous au {phone}",
    contact="Une question\u00a0?",
    qr="Dates et informations en ligne",
    qr_alt="Code QR qui mène à {url}",
    nearby="Aussi près d’ici",
    poster_map_alt=(
        "Carte des environs\u00a0: la commune de {commune}, ses voisines, le lieu de la permanence{nearby}."
    ),
    here="Ici",
    valid="Calendrier du {start} au {until}.",
    outlines_credit="Contours\u00a0: IGN Admin Express.",
    area_title="{service}\u00a0– {area}",
    area_subtitle="Tournées et dates, du {start} au {until}",
    area_map_alt="Carte des communes de {area} et des tournées\u00a0: {tours}.",
    column_number="N°",
    column_stop="Commune, lieu",
    column_hours="Horaires",
    column_dates="Dates",
    tours="Les tournées",
    tour_name="Tournée {letter}",
    changes="À noter",
    no_dates="Aucune date",
    shape_morning="le matin",
    shape_afternoon="l’après-midi",
    legs_estimated="trajets estimés",
    legs_known="trajets reliés en ligne droite",
    legs_drawn="trajets par la route",
    routes_title="Feuilles de route\u00a0– semaine du {date}",
    route_title="Feuille de route",
    route_map_alt="Schéma de la tournée\u00a0: {stops}.",
    column_time="Heure",
    column_step="Étape",
    column_leg="Trajet",
    column_drive="Durée",
    column_done="Fait",
    prepare="Prise de service, préparation",
    leave="Départ",
    arrive="Arrivée, installation",
    open="Ouverture au public",
    close="Fermeture, rangement",
    lunch="Déjeuner jusqu’à {end}",
    back="Retour au dépôt",
    finish="Fin de service",
    town_hall="Mairie\u00a0: {phone}",
    position="Position\u00a0: {position}",
    note="À savoir\u00a0: {note}",
    shifted_from="Au lieu du {date}",
    remarks="Remarques de l’équipe",
    times="{times}, hors ralentissements.",
    page="{page}\u00a0/\u00a0{pages}",
)

_ENGLISH = PaperLabels(
    poster_title="{service} – {commune}",
    posters_title="{service} – posters",
    strapline="Help with your paperwork, near your home",
    dates="Next dates",
    unless_stated="unless stated otherwise",
    from_to="from {opens} to {closes}",
    no_visit="No visit {dates}{why}.",
    moved_visit="No visit {date}{why}: it takes place {new}.",
    on_date="on {date}",
    on_half="on {date} ({half})",
    help="What we help with",
    help_lines=(
        "Identity papers",
        "Vehicle registration, driving licence",
        "Taxes",
        "Social and family benefits",
        "Pensions",
        "And anything you have to do online",
    ),
    bring="What to bring",
    bring_lines=(
        "An identity document",
        "The letters that you received",
        "Your social security, benefit or tax number, as the case may be",
    ),
    privacy="No data is kept.",
    booking_none="No appointment needed",
    booking_possible="With or without an appointment",
    booking_required="By appointment",
    booking_required_by="By appointment: {phone}",
    contact="A question?",
    qr="Dates and information online",
    qr_alt="QR code that leads to {url}",
    nearby="Also near here",
    poster_map_alt=(
        "Map of the surroundings: the commune of {commune}, its neighbours, the place of the visit{nearby}."
    ),
    here="Here",
    valid="Dates from {start} to {until}.",
    outlines_credit="Outlines of communes: IGN Admin Express.",
    area_title="{service} – {area}",
    area_subtitle="Tours and dates, from {start} to {until}",
    area_map_alt="Map of the communes of {area} and of the tours: {tours}.",
    column_number="No.",
    column_stop="Commune, place",
    column_hours="Hours",
    column_dates="Dates",
    tours="The tours",
    tour_name="Tour {letter}",
    changes="Please note",
    no_dates="No date",
    shape_morning="in the morning",
    shape_afternoon="in the afternoon",
    legs_estimated="legs are estimates",
    legs_known="legs drawn as straight lines",
    legs_drawn="legs along the roads",
    routes_title="Route sheets – week of {date}",
    route_title="Route sheet",
    route_map_alt="Sketch of the tour: {stops}.",
    column_time="Time",
    column_step="Step",
    column_leg="Leg",
    column_drive="Drive",
    column_done="Done",
    prepare="Start of work, preparation",
    leave="Leave",
    arrive="Arrive, set up",
    open="Open to the public",
    close="Close, pack up",
    lunch="Lunch until {end}",
    back="Back at the depot",
    finish="End of work",
    town_hall="Town hall: {phone}",
    position="Position: {position}",
    note="Good to know: {note}",
    shifted_from="Instead of {date}",
    remarks="Remarks of the crew",
    times="{times}, without hold-ups.",
    page="{page} / {pages}",
)


def paper_labels(lang: Language) -> PaperLabels:
    """The words of paper in `lang`."""
    return _FRENCH if lang is Language.FR else _ENGLISH


def booking_words(booking: Booking, phone: str, lang: Language) -> str:
    """``Sans rendez-vous``, ``Sur rendez-vous au 05 62 67 40 40``."""
    words = paper_labels(lang)
    if booking is Booking.REQUIRED:
        return words.booking_required_by.format(phone=phone) if phone else words.booking_required
    return words.booking_none if booking is Booking.NONE else words.booking_possible
