"""The words of a coverage, and the shades of its map."""

import math
from dataclasses import dataclass
from itertools import pairwise

from tourplanner.domain.period import MINUTE
from tourplanner.wording.format import NO_BREAK, integer
from tourplanner.wording.language import Language


@dataclass(frozen=True, slots=True)
class Shade:
    """A class of communes on the map: its paint, and the pattern that tells it without colour.

    ``pattern`` is a path in a square of 8 by 8, drawn in ``ink`` on ``fill``; empty for a plain surface.
    """

    fill: str
    ink: str
    pattern: str


DRIVE_LIMITS = (5, 10, 15, 20, 30)
"""Minutes up to which the classes of drives reach; the last class has no end."""

GAIN_LIMITS = (0, 2, 5, 10)
"""Minutes up to which the classes of savings reach; the first is nothing saved."""

_DOTS = "M2 1.3a.7 .7 0 1 0 .01 0M6 5.3a.7 .7 0 1 0 .01 0"
_RISING = "M-2 2 2 -2M0 8 8 0M6 10 10 6"
_RISING_DENSE = f"{_RISING}M-2 6 6 -2M2 10 10 2"
_CROSSED = f"{_RISING}M-2 6 2 10M0 0 8 8M6 -2 10 2"

DRIVE_SHADES = (
    Shade("#fff8dc", "#fff8dc", ""),
    Shade("#fbe3a6", "#cfa544", _DOTS),
    Shade("#f3b75c", "#c98a26", "M0 4h8"),
    Shade("#dd7a42", "#a84e17", _RISING),
    Shade("#b3471f", "#f3c9a8", _RISING_DENSE),
    Shade("#6b1f12", "#f0b79c", _CROSSED),
)
"""From the shortest drives to the longest, darker and denser with each class."""

GAIN_SHADES = (
    Shade("#f4f6f7", "#f4f6f7", ""),
    Shade("#d3ebdf", "#78b195", _DOTS),
    Shade("#93cdb0", "#5ba583", "M0 4h8"),
    Shade("#3f9c78", "#0e5b40", _RISING),
    Shade("#0b5a43", "#9fd6bf", _CROSSED),
)
"""From nothing saved to the most."""


@dataclass(frozen=True, slots=True)
class CoverageLabels:
    """Labels in one language; words in braces are filled in with `str.format`."""

    heading: str
    promise_kept: str
    promise_open: str
    any_day: str
    touring_days: str
    any_day_note: str
    touring_days_note: str
    date_note: str
    before: str
    after: str
    change: str
    saved: str
    within: str
    mean: str
    farthest: str
    spread: str
    gini: str
    areas_title: str
    area: str
    residents: str
    weight: str
    mean_short: str
    spread_short: str
    least_title: str
    gained_title: str
    nobody_gains: str
    commune: str
    nearest: str
    van: str
    site: str
    none: str
    method: str
    travel: str
    page_title: str
    layer: str
    days: str
    drive_legend: str
    gain_legend: str
    up_to: str
    between: str
    beyond: str
    no_gain: str
    map_of: str
    show_commune: str
    figures_title: str
    van_stops: str
    offline: str


FRENCH = CoverageLabels(
    heading="{title} – trajet en voiture jusqu’à l’aide la plus proche",
    promise_kept="La promesse nationale (30{nbsp}minutes au plus) est tenue partout, même sans le"
    " véhicule{nbsp}: ce sont les pas plus fins qui comptent.",
    promise_open="La promesse nationale (30{nbsp}minutes au plus) n’est pas tenue partout sans le"
    " véhicule{nbsp}: il manque {missing}.",
    any_day="N’importe quel jour du cycle",
    touring_days="Un jour de tournée, en moyenne",
    any_day_note="Le site ou l’arrêt le plus proche, pour qui peut attendre son jour d’ouverture.",
    touring_days_note="Ce qui est vraiment ouvert chacun des {count} jours de tournée du cycle, en moyenne.",
    date_note="Ce qui est vraiment ouvert ce jour-là.",
    before="Sans le véhicule",
    after="Avec le véhicule",
    change="Écart",
    saved="Gagné",
    within="{unit} à moins de {minutes}{nbsp}min",
    mean="Trajet moyen",
    farthest="Commune la plus loin",
    spread="Écart entre communes (max – min)",
    gini="Indice de Gini des trajets",
    areas_title="Par intercommunalité",
    area="Intercommunalité",
    residents="Habitants",
    weight="Poids ({column})",
    mean_short="trajet moyen",
    spread_short="max – min",
    least_title="Les communes les moins bien desservies",
    gained_title="Les communes qui y gagnent le plus",
    nobody_gains="Aucune commune n’y gagne.",
    commune="Commune",
    nearest="Le plus proche",
    van="arrêt du véhicule{nbsp}: {name}",
    site="{name}",
    none="rien d’ouvert",
    method="Depuis le centre de chaque commune, en voiture, par le plus court trajet{nbsp}: un arrêt posé à"
    " ce centre compte 0{nbsp}min, un site de la commune 2 à 3{nbsp}min selon son adresse. Les sites hors du"
    " département ne sont pas connus{nbsp}: près de ses limites, le trajet réel peut être plus court.",
    travel="Temps de trajet{nbsp}: {provenance}",
    page_title="{title} – accès à l’aide",
    layer="Carte",
    days="Jours",
    drive_legend="Trajet jusqu’à l’aide la plus proche",
    gain_legend="Trajet gagné grâce au véhicule",
    up_to="jusqu’à {high}{nbsp}min",
    between="{low} à {high}{nbsp}min",
    beyond="plus de {low}{nbsp}min",
    no_gain="rien",
    map_of="Carte des trajets par commune",
    show_commune="Montrer sur la carte",
    figures_title="En chiffres",
    van_stops="arrêt du véhicule",
    offline="Cette carte s’ouvre sans internet.",
)

ENGLISH = CoverageLabels(
    heading="{title} – drive by car to the nearest help",
    promise_kept="The national promise (30{nbsp}minutes at most) is kept everywhere even without the van:"
    " the finer steps are what counts.",
    promise_open="The national promise (30{nbsp}minutes at most) is not kept everywhere without the van:"
    " {missing} are farther.",
    any_day="Any day of the cycle",
    touring_days="A touring day, on average",
    any_day_note="The nearest site or stop, for whoever can wait for the day when it is open.",
    touring_days_note="What is really open on each of the {count} touring days of the cycle, on average.",
    date_note="What is really open on that day.",
    before="Without the van",
    after="With the van",
    change="Change",
    saved="Saved",
    within="{unit} within {minutes}{nbsp}min",
    mean="Mean drive",
    farthest="Farthest commune",
    spread="Spread between communes (max – min)",
    gini="Gini coefficient of the drives",
    areas_title="By intercommunality",
    area="Intercommunality",
    residents="Residents",
    weight="Weight ({column})",
    mean_short="mean drive",
    spread_short="max – min",
    least_title="The least served communes",
    gained_title="The communes that gain most",
    nobody_gains="No commune gains.",
    commune="Commune",
    nearest="The nearest",
    van="stop of the van: {name}",
    site="{name}",
    none="nothing open",
    method="From the centre of each commune, by car, by the shortest drive: a stop in that very centre counts"
    " 0{nbsp}min, a site of the commune 2 to 3{nbsp}min by its address. Sites outside the département are"
    " not known: near its borders the real drive may be shorter.",
    travel="Travel times: {provenance}",
    page_title="{title} – access to help",
    layer="Map",
    days="Days",
    drive_legend="Drive to the nearest help",
    gain_legend="Drive saved by the van",
    up_to="up to {high}{nbsp}min",
    between="{low} to {high}{nbsp}min",
    beyond="more than {low}{nbsp}min",
    no_gain="nothing",
    map_of="Map of the drives by commune",
    show_commune="Show on the map",
    figures_title="In figures",
    van_stops="stop of the van",
    offline="This map opens without internet.",
)


def coverage_labels(lang: Language) -> CoverageLabels:
    """The labels in `lang`."""
    return FRENCH if lang is Language.FR else ENGLISH


def filled(label: str, **values: str) -> str:
    """A label with its words in braces filled in, and its no-break spaces."""
    return label.format(nbsp=NO_BREAK, **values)


def drive(seconds: float | None, lang: Language) -> str:
    """A drive in minutes to a tenth: ``7,4 min``; a dash where nothing is open."""
    if seconds is None or not math.isfinite(seconds):
        return "–"
    return f"{decimal(seconds / MINUTE, 1, lang)}{NO_BREAK}min"


def saving(seconds: float | None, lang: Language) -> str:
    """A change of a drive, shorter ones with a minus: ``−1,2 min``."""
    if seconds is None or not math.isfinite(seconds):
        return "–"
    return f"{signed(seconds / MINUTE, 1, lang)}{NO_BREAK}min"


def signed(number: float, places: int, lang: Language) -> str:
    """A change with its sign: ``+0,03``, ``−1,2``; a plain 0 where nothing shows."""
    text = decimal(abs(number), places, lang)
    if not any(sign in "123456789" for sign in text):
        return text
    return ("+" if number > 0 else "−") + text


def decimal(number: float, places: int, lang: Language) -> str:
    """A number, 0 or more, with that many decimals."""
    whole, _, rest = f"{number:.{places}f}".partition(".")
    point = "," if lang is Language.FR else "."
    return integer(int(whole), lang) + (point + rest if rest else "")


def amount(number: float, lang: Language) -> str:
    """What communes count for, as a whole number."""
    return integer(round(number), lang)


def class_names(limits: tuple[int, ...], lang: Language) -> tuple[str, ...]:
    """The names of the classes that end at `limits`, and of the one beyond."""
    text = coverage_labels(lang)
    names = [filled(text.up_to, high=str(limits[0])) if limits[0] else text.no_gain]
    for low, high in pairwise(limits):
        names.append(
            filled(text.between, low=str(low), high=str(high)) if low else filled(text.up_to, high=str(high))
        )
    return (*names, filled(text.beyond, low=str(limits[-1])))
