"""The keys of a config in French, for a planner who fills in a workbook.

A key without words here is shown by its own name and meaning, so that a new one works at once.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tourplanner.wording.format import NO_BREAK, weekday
from tourplanner.wording.language import Language


@dataclass(frozen=True, slots=True)
class KeyWords:
    """A key in words: its label, and what to write there (may be empty)."""

    label: str
    help: str = ""


EMPTY_TEXT = "(vide)"
"""A text that is there and empty; a blank cell stands for a key that is not there."""

EMPTY_LIST = "(aucun)"
"""A list that is there and has no entry."""

YES, NO = "oui", "non"

RULES, GUIDE, COMMUNES, AREAS = "Règles", "Lisez-moi", "Communes", "Liste EPCI"
NAME_COLUMN = "(nom de l’arrêt)"
SETTING, VALUE, EXPLANATION, KEY, OWNER = "Réglage", "Valeur", "Explication", "Clé", "Arrêt"

SHEETS: Mapping[str, str] = {
    "calendar": "Calendrier",
    "calendar.closed": "Fermetures",
    "depots": "Dépôts",
    "vans": "Véhicules",
    "areas": "Intercommunalités",
    "stops": "Arrêts",
    "stops.not_on": "Places occupées",
    "stops.closed": "Arrêts fermés",
    "locks": "Verrous",
}
"""Name of the sheet of a table; tables without one are on the sheet of rules, lists go by their key."""

_CHOICES: Sequence[Mapping[str, str]] = (
    dict(
        zip(
            ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
            [weekday(day, Language.FR) for day in range(7)],
            strict=True,
        )
    ),
    {"morning": "matin", "afternoon": "après-midi"},
    {"none": "sans rendez-vous", "possible": "avec ou sans rendez-vous", "required": "sur rendez-vous"},
    {"skip": "annulée", "shift": "déplacée", "swap": "échangée"},
)

_MINUTES = "En minutes."
_KEYS: Mapping[str, KeyWords] = {
    "format": KeyWords("Version du format", "Toujours 1."),
    "title": KeyWords("Titre du plan", "Il donne aussi son nom au dossier des résultats."),
    "calendar": KeyWords("Calendrier"),
    "calendar.start": KeyWords("Premier jour du cycle", "Un lundi."),
    "calendar.weeks": KeyWords(
        "Durée du cycle", "En semaines, de 1 à 8 ; 1 pour un simple plan hebdomadaire."
    ),
    "calendar.weekdays": KeyWords("Jours de tournée", "Un jour par ligne."),
    "calendar.public_holidays": KeyWords(
        "Jours fériés", f"Pays dont les jours fériés sont fermés : FR ; {EMPTY_TEXT} pour n’en fermer aucun."
    ),
    "calendar.extra_days": KeyWords(
        "Journées exceptionnelles",
        "Dates du cycle ouvertes même un jour férié, un samedi par exemple ; une date par ligne.",
    ),
    "calendar.closed": KeyWords("Fermetures", "Périodes sans tournée, une par ligne."),
    "calendar.closed.from": KeyWords("Du", "Premier jour fermé."),
    "calendar.closed.to": KeyWords("Au", "Dernier jour fermé, compris."),
    "calendar.closed.why": KeyWords("Motif", "Par exemple : trêve estivale."),
    "sessions": KeyWords("Demi-journées"),
    "sessions.morning": KeyWords("Matin"),
    "sessions.morning.open": KeyWords("Matin : ouverture", "Le public est reçu à partir de cette heure."),
    "sessions.morning.close": KeyWords("Matin : fermeture", "Le public est reçu jusqu’à cette heure."),
    "sessions.afternoon": KeyWords("Après-midi"),
    "sessions.afternoon.open": KeyWords(
        "Après-midi : ouverture", "Le public est reçu à partir de cette heure."
    ),
    "sessions.afternoon.close": KeyWords("Après-midi : fermeture", "Le public est reçu jusqu’à cette heure."),
    "work": KeyWords("Journée de travail"),
    "work.earliest_start": KeyWords("Début au plus tôt", "Une tournée ne commence pas avant."),
    "work.latest_end": KeyWords("Fin au plus tard", "Une tournée ne finit pas après."),
    "work.lunch_window": KeyWords("Pause de midi entre", "Première ligne : de ; seconde ligne : à."),
    "work.lunch_minutes": KeyWords("Pause de midi", "Durée minimale, en minutes."),
    "work.prepare_minutes": KeyWords("Préparation au dépôt", "Avant le départ, en minutes."),
    "work.close_minutes": KeyWords("Rangement au dépôt", "Au retour, en minutes."),
    "work.setup_minutes": KeyWords("Installation sur la place", "Avant l’ouverture, en minutes."),
    "work.packup_minutes": KeyWords("Repli sur la place", "Après la fermeture, en minutes."),
    "work.max_drive_minutes_day": KeyWords("Conduite par jour, au plus", _MINUTES),
    "work.max_work_minutes_day": KeyWords(
        "Travail par jour, au plus", "En minutes, sans la pause ; la loi : 600 (10 h)."
    ),
    "work.max_span_minutes_day": KeyWords(
        "Amplitude de la journée, au plus", "En minutes, du début à la fin ; la loi : 720 (12 h)."
    ),
    "work.min_rest_minutes": KeyWords(
        "Repos entre deux journées, au moins", "En minutes ; la loi : 660 (11 h)."
    ),
    "work.max_work_minutes_week": KeyWords(
        "Travail par semaine, au plus", "En minutes : 2640 pour 44 h ; la loi : jamais plus de 2880 (48 h)."
    ),
    "work.mean_work_minutes_week": KeyWords(
        "Travail par semaine, en moyenne", "En minutes, sur le cycle, au plus : 2100 pour 35 h."
    ),
    "work.one_area_per_day": KeyWords(
        "Une seule intercommunalité par jour", "oui : une tournée n’en change pas."
    ),
    "travel": KeyWords("Temps de trajet"),
    "travel.provider": KeyWords("Source des temps", "estimate : d’après la distance à vol d’oiseau."),
    "travel.van_factor": KeyWords(
        "Temps du véhicule / temps d’une voiture", "1,1 pour 10 % de plus ; de 0,5 à 3."
    ),
    "travel.file": KeyWords("Fichier de routes ou matrice", "Pour une source qui en lit un."),
    "travel.url": KeyWords("Adresse du serveur", "Pour une source qui en interroge un."),
    "travel.profile": KeyWords("Profil du serveur", "Son profil habituel si la cellule est vide."),
    "travel.corrections": KeyWords("Routes fermées ou ralenties", "Fichier du tableau des corrections."),
    "travel.lines": KeyWords("Source des tracés", "La source des temps si la cellule est vide."),
    "travel.lines_url": KeyWords(
        "Adresse de la source des tracés", "Son adresse habituelle si la cellule est vide."
    ),
    "depots": KeyWords("Dépôts"),
    "depots.id": KeyWords("Identifiant", "Repris par les véhicules."),
    "depots.name": KeyWords("Nom", "Nom affiché ; l’identifiant si la cellule est vide."),
    "depots.latitude": KeyWords("Latitude", "En degrés (WGS84), vers 43 dans le Gers."),
    "depots.longitude": KeyWords("Longitude", "En degrés (WGS84), vers 0 dans le Gers."),
    "vans": KeyWords("Véhicules"),
    "vans.id": KeyWords("Identifiant", "Nom du véhicule."),
    "vans.depot": KeyWords("Dépôt", "Identifiant de son dépôt."),
    "vans.desks": KeyWords("Bureaux", "Nombre de bureaux d’accueil à bord."),
    "areas": KeyWords("Intercommunalités", "Les seules desservies ; toutes si la feuille est vide."),
    "areas.epci": KeyWords("Intercommunalité", "Nom et SIREN, à choisir dans la liste."),
    "areas.weekdays": KeyWords(
        "Seuls jours", "Séparés par des virgules : lundi, jeudi ; tous si la cellule est vide."
    ),
    "areas.communes": KeyWords(
        "Seules communes", "Codes INSEE séparés par des virgules ; toutes si la cellule est vide."
    ),
    "service": KeyWords("Service"),
    "service.name": KeyWords("Nom du service", "Titre des affiches."),
    "service.operator": KeyWords("Proposé par"),
    "service.help": KeyWords("Démarches aidées", "Une par ligne ; la liste habituelle si rien n’est écrit."),
    "service.bring": KeyWords("À apporter", "Une pièce par ligne ; la liste habituelle si rien n’est écrit."),
    "service.privacy": KeyWords(
        "Données personnelles", "Ce qu’elles deviennent ; la phrase habituelle si la cellule est vide."
    ),
    "service.phone": KeyWords("Téléphone", "Pour les habitants."),
    "service.email": KeyWords("Courriel", "Pour les habitants."),
    "service.url": KeyWords("Page internet", "Où mène le code QR des affiches."),
    "service.booking": KeyWords("Rendez-vous", "Comment les habitants viennent."),
    "service.siret": KeyWords("SIRET", "De qui propose le service, pour les annuaires : 14 chiffres."),
    "schedule": KeyWords("Calendrier de l’année"),
    "schedule.on_closed": KeyWords(
        "Permanence un jour fermé", "annulée, déplacée, ou échangée avec celle d’un autre arrêt."
    ),
    "schedule.shift_days": KeyWords("Déplacement, au plus", "En jours."),
    "costs": KeyWords("Coûts", "Pour les comparaisons ; des ordres de grandeur à remplacer par les vôtres."),
    "costs.fuel_litres_per_100km": KeyWords("Carburant", "Litres pour 100 km."),
    "costs.fuel_euros_per_litre": KeyWords("Prix du carburant", "Euros par litre."),
    "costs.agents": KeyWords("Agents à bord"),
    "costs.agent_euros_per_hour": KeyWords("Coût d’un agent", "Euros par heure, charges comprises."),
    "costs.vehicle_euros": KeyWords("Prix d’un véhicule", "En euros."),
    "costs.vehicle_years": KeyWords("Amortissement", "En années."),
    "costs.touring_days_per_year": KeyWords(
        "Jours de tournée par an", "Ceux du cycle pendant 44 semaines si la cellule est vide."
    ),
    "demand": KeyWords("Fréquentation"),
    "demand.visitors_per_thousand": KeyWords(
        "Visiteurs pour 1000 habitants", "Du village même, pas aidés depuis longtemps, un mois ordinaire."
    ),
    "demand.rate_shape": KeyWords("Confiance", "Plus c’est petit, plus la fourchette est large."),
    "demand.reach_minutes": KeyWords("Trajet au plus", f"Au-delà personne ne vient. {_MINUTES}"),
    "demand.half_minutes": KeyWords("Trajet de moitié", f"Il fait venir moitié moins de monde. {_MINUTES}"),
    "demand.renewal_weeks": KeyWords(
        "Retour des besoins", "Semaines pour que la moitié des besoins soit revenue."
    ),
    "demand.tax_season": KeyWords("D’avril à juin", "Combien de fois plus de monde."),
    "demand.year_end": KeyWords("En décembre", "Combien de fois plus de monde."),
    "demand.minutes_per_person": KeyWords("Temps par personne", f"À un bureau. {_MINUTES}"),
    "stops": KeyWords("Arrêts"),
    "stops.commune": KeyWords("Commune", "Nom et code INSEE, à choisir dans la liste ; le code seul suffit."),
    "stops.id": KeyWords(
        "Identifiant", "Le code de la commune si la cellule est vide ; utile au second arrêt d’une commune."
    ),
    "stops.place": KeyWords("Lieu", "Où se gare le véhicule, en toutes lettres."),
    "stops.latitude": KeyWords("Latitude", "En degrés ; le centre du village si la cellule est vide."),
    "stops.longitude": KeyWords("Longitude", "En degrés ; le centre du village si la cellule est vide."),
    "stops.visits": KeyWords("Permanences", "Nombre dans le cycle ; 1 si la cellule est vide."),
    "stops.minutes": KeyWords("Durée (min)", "La demi-journée entière si la cellule est vide."),
    "stops.required": KeyWords("Promis", "non : seulement souhaité."),
    "stops.priority": KeyWords("Priorité", "Rang parmi les arrêts souhaités : 1 passe en premier."),
    "stops.regular": KeyWords("Régulier", "oui : toujours le même jour et la même demi-journée."),
    "stops.weekdays": KeyWords("Seuls jours", "Séparés par des virgules : lundi, jeudi."),
    "stops.halves": KeyWords("Seules demi-journées", "matin, après-midi."),
    "stops.not_on": KeyWords(
        "Places occupées", "Demi-journées où la place est prise, le marché par exemple."
    ),
    "stops.not_on.weekday": KeyWords("Jour", "Jour où la place est prise."),
    "stops.not_on.half": KeyWords("Demi-journée", "Le jour entier si la cellule est vide."),
    "stops.not_on.why": KeyWords("Motif", "Par exemple : marché."),
    "stops.closed": KeyWords("Arrêts fermés", "Périodes sans permanence à cet arrêt."),
    "stops.closed.from": KeyWords("Du", "Premier jour fermé."),
    "stops.closed.to": KeyWords("Au", "Dernier jour fermé, compris."),
    "stops.closed.why": KeyWords("Motif", "Par exemple : travaux sur la place."),
    "stops.min_gap_days": KeyWords("Écart minimal (jours)", "Entre deux permanences qui se suivent."),
    "stops.max_gap_days": KeyWords("Écart maximal (jours)", "Entre deux permanences qui se suivent."),
    "stops.address": KeyWords("Adresse", "Adresse de la place."),
    "stops.phone": KeyWords("Téléphone de la mairie", "Pour les agents."),
    "stops.notes": KeyWords("Remarques", "Pour les agents."),
    "stops.booking": KeyWords("Rendez-vous", "Comme partout si la cellule est vide."),
    "stops.on_closed": KeyWords("Un jour fermé", "Comme partout si la cellule est vide."),
    "locks": KeyWords("Verrous"),
    "locks.stop": KeyWords("Arrêt", "Ce qui est fixé d’avance, une décision par ligne."),
    "locks.date": KeyWords("Date", "Une permanence est à cette date."),
    "locks.weekday": KeyWords("Jour", "Toutes les permanences sont ce jour de semaine."),
    "locks.half": KeyWords("Demi-journée", "Et à cette demi-journée."),
    "locks.week": KeyWords("Semaine", "Semaine du cycle, à partir de 1."),
    "locks.van": KeyWords("Véhicule", "Et avec ce véhicule."),
    "locks.why": KeyWords("Motif", "Par exemple : promis au maire."),
}

GUIDE_LINES = tuple(
    f"""\
Ce classeur décrit un plan de tournées. Il se remplit feuille par feuille, puis se planifie avec la commande :
tourplanner plan plan.xlsx
Une cellule vide prend la valeur habituelle.
Chaque titre de colonne porte une explication (petit triangle rouge), et les cellules à choix une liste.
Les colonnes peuvent changer de place et des lignes s’ajouter ; leurs titres et la colonne « {KEY} » restent.
Une colonne dont le titre commence par une parenthèse n’est pas lue : elle est à vous.
Une feuille que vous ajoutez n’est pas lue non plus.
Les dates et les heures s’écrivent comme d’habitude : 04/01/2027, 09:30. Les durées sont en minutes.
{EMPTY_TEXT} veut dire « rien, et c’est voulu » ; {EMPTY_LIST}, « une liste sans élément ».
Les erreurs sont signalées toutes ensemble, avec leur feuille et leur cellule.""".splitlines()
)


def key_words(name: str, meaning: str = "") -> KeyWords:
    """The words of the key of that full name, ``stops.not_on.why``; else its own name and `meaning`."""
    words = _KEYS.get(name) or KeyWords(name.rpartition(".")[2], meaning)
    return KeyWords(spaced(words.label), spaced(words.help))


def spaced(text: str) -> str:
    """French text with no-break spaces before high punctuation and inside guillemets."""
    return re.sub(r" (?=[:;!?»])|(?<=«) ", NO_BREAK, text)


def worded_keys() -> frozenset[str]:
    """The full names of all keys that have words."""
    return frozenset(_KEYS)


def choice_words(choices: Sequence[str]) -> dict[str, str]:
    """What is shown for each of `choices`: French words, else the choice itself."""
    for group in _CHOICES:
        if choices and set(choices) <= set(group):
            return {choice: group[choice] for choice in choices}
    return {choice: choice for choice in choices}


def all_choice_words() -> dict[str, str]:
    """The French words of all choices that have some."""
    return {choice: word for group in _CHOICES for choice, word in group.items()}
