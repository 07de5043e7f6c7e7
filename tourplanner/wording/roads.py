"""What is told of travel times and of closed roads, to those who drive by them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tourplanner.domain.correction import Correction
from tourplanner.wording.format import count, duration, listed, plain_day
from tourplanner.wording.language import Language

OPEN_STREET_MAP = frozenset({"osm", "osrm", "valhalla", "openrouteservice"})
"""Providers whose roads are OpenStreetMap's."""


@dataclass(frozen=True, slots=True)
class RoadLabels:
    """Words in one language; those in braces are filled in with `str.format`."""

    times: Mapping[str, str]
    other_times: str
    dated: str
    credit: str
    corrected: str
    correction: str
    corrections: str
    title: str
    between: str
    closed: str
    slower: str
    by_way_of: str
    no_way: str
    span: str
    since: str
    until: str
    why: str


_FRENCH = RoadLabels(
    times={
        "estimate": "Temps estimés d’après la distance (erreur d’environ 8\u00a0%)",
        "osm": "Temps sur routes OpenStreetMap",
        "osrm": "Temps du serveur de calcul OSRM, sur routes OpenStreetMap",
        "valhalla": "Temps du serveur de calcul Valhalla, sur routes OpenStreetMap",
        "openrouteservice": "Temps d’openrouteservice, sur routes OpenStreetMap",
        "matrix": "Temps du tableau du service",
    },
    other_times="Temps de trajet\u00a0: {provider}",
    dated="du {day}",
    credit="©\u00a0les contributeurs d’OpenStreetMap (ODbL)",
    corrected="avec {corrections}",
    correction="route corrigée",
    corrections="routes corrigées",
    title="Routes fermées ou ralenties",
    between="{start} {arrow} {end}",
    closed="route fermée",
    slower="{time} de plus",
    by_way_of="temps compté par {places}",
    no_way="sans détour connu",
    span="du {first} au {last}",
    since="à partir du {first}",
    until="jusqu’au {last}",
    why="\u00a0({why})",
)
_ENGLISH = RoadLabels(
    times={
        "estimate": "Times estimated from the distance (off by about 8%)",
        "osm": "Times on OpenStreetMap roads",
        "osrm": "Times of an OSRM server, on OpenStreetMap roads",
        "valhalla": "Times of a Valhalla server, on OpenStreetMap roads",
        "openrouteservice": "Times of openrouteservice, on OpenStreetMap roads",
        "matrix": "Times of the service’s own table",
    },
    other_times="Travel times: {provider}",
    dated="of {day}",
    credit="©\u00a0OpenStreetMap contributors (ODbL)",
    corrected="with {corrections}",
    correction="corrected road",
    corrections="corrected roads",
    title="Closed or slower roads",
    between="{start} {arrow} {end}",
    closed="road closed",
    slower="{time} longer",
    by_way_of="time counted by way of {places}",
    no_way="no way round known",
    span="from {first} to {last}",
    since="from {first}",
    until="until {last}",
    why=" ({why})",
)


def road_labels(lang: Language) -> RoadLabels:
    """The words of roads in `lang`."""
    return _FRENCH if lang is Language.FR else _ENGLISH


def times_words(provider: str, dated: date | None, corrections: int, lang: Language) -> str:
    """Where travel times come from: ``Temps sur routes OpenStreetMap du 27 juillet 2015``, no full stop.

    Parameters
    ----------
    provider
        As in a config.
    dated
        The day of the roads, if it is known.
    corrections
        How many closed and slower roads they count with.
    """
    text = road_labels(lang)
    said = text.times.get(provider) or text.other_times.format(provider=provider)
    if dated is not None:
        said += f" {text.dated.format(day=plain_day(dated, lang))}"
    if corrections:
        counted = count(corrections, text.correction, text.corrections, lang)
        said += f", {text.corrected.format(corrections=counted)}"
    return said


def roads_credit(provider: str, lang: Language) -> str:
    """Whose roads times and lines are on, where their licence wants it told; else empty."""
    return road_labels(lang).credit if provider in OPEN_STREET_MAP else ""


def correction_words(
    told: Correction, start: str, end: str, vias: Sequence[str], is_cut: bool, lang: Language
) -> str:
    """What is known of a road between `start` and `end`, counted by way of `vias`, without a full stop."""
    text = road_labels(lang)
    arrow = "→" if told.one_way else "↔"
    what = text.closed if told.closed else text.slower.format(time=duration(told.extra, lang))
    what += text.why.format(why=told.why) if told.why else ""
    parts = [what, _span(told, lang)]
    parts += [text.by_way_of.format(places=listed(vias, lang))] if vias else []
    parts += [text.no_way] if is_cut else []
    colon = "\u00a0: " if lang is Language.FR else ": "
    return text.between.format(start=start, arrow=arrow, end=end) + colon + ", ".join(filter(None, parts))


def _span(told: Correction, lang: Language) -> str:
    text = road_labels(lang)
    pattern = text.span if told.first and told.last else text.since if told.first else text.until
    if not (told.first or told.last):
        return ""
    ends = {"first": told.first, "last": told.last}
    return pattern.format(**{key: plain_day(day, lang) for key, day in ends.items() if day})
