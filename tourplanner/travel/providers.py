"""Providers of travel times by the names that a config calls them by."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from tourplanner.domain.config import TravelRules
from tourplanner.domain.correction import Correction
from tourplanner.domain.own_table import OwnTable
from tourplanner.domain.place import Place
from tourplanner.errors import InputError, TravelError
from tourplanner.message import Text, message
from tourplanner.travel.believed import Believed
from tourplanner.travel.borrowed_lines import WithLines
from tourplanner.travel.corrections import Corrected
from tourplanner.travel.estimate import Estimate
from tourplanner.travel.http.ign import URL as IGN_URL
from tourplanner.travel.http.ign import Ign
from tourplanner.travel.http.osrm import PROFILE, Osrm
from tourplanner.travel.http.routers import OPENROUTESERVICE, VALHALLA, Kind, Router
from tourplanner.travel.osm.build import built_around
from tourplanner.travel.osm.provider import OsmRoads
from tourplanner.travel.osm.store import cards, roads_folder
from tourplanner.travel.own_times import OwnTimes
from tourplanner.travel.provider import LineSource, TravelProvider

AUTO = "auto"
"""The name of no provider: real roads where there are any, else the estimate."""

ROAD_FILE = ".pbf"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known besides the travel rules, for the providers that need it.

    Attributes
    ----------
    places
        The depots and stops, for providers that name them.
    table
        The planner's own times, when the rules name a file of them.
    corrections
        Closed and slower roads in the cycle.
    """

    places: tuple[Place, ...] = ()
    table: OwnTable | None = None
    corrections: tuple[Correction, ...] = ()


NOTHING = Known()


Offers = Callable[[TravelRules, Path, Known], Iterator[TravelProvider]]


def _estimates(rules: TravelRules, _folder: Path, _known: Known) -> Iterator[TravelProvider]:
    yield Estimate(rules.van_factor)


def _roads(rules: TravelRules, folder: Path, known: Known) -> Iterator[TravelProvider]:
    """The road file that is named; without one, the built ones that reach all places, the newest first."""
    home = roads_folder()
    places = [place.position for place in known.places]
    if rules.file:
        yield OsmRoads(built_around(folder / rules.file, home, places), home, rules.van_factor)
        return
    for card in cards(home):
        provider = OsmRoads(card, home, rules.van_factor)
        if provider.reaches(places):
            yield provider


def _best(rules: TravelRules, folder: Path, known: Known) -> Iterator[TravelProvider]:
    if rules.file and not rules.file.endswith(ROAD_FILE):
        raise InputError.of(
            "[travel] file",
            message("travel.not-a-road-file", file=rules.file, ending=ROAD_FILE),
            message("travel.maybe-name-reader"),
        )
    yield from _roads(rules, folder, known)
    yield from _estimates(rules, folder, known)


def _osrm(rules: TravelRules, _folder: Path, known: Known) -> Iterator[TravelProvider]:
    yield Osrm(rules.url, rules.van_factor, rules.profile or PROFILE, known.places)


def _router(kind: Kind) -> Offers:
    def offer(rules: TravelRules, _folder: Path, known: Known) -> Iterator[TravelProvider]:
        yield Router.of(kind, rules, known.places)

    return offer


def _own_times(rules: TravelRules, _folder: Path, known: Known) -> Iterator[TravelProvider]:
    if known.table is None:
        raise InputError.of("[travel] file", message("travel.no-table"))
    yield OwnTimes(known.table, rules.van_factor)


PROVIDERS: Mapping[str, Offers] = MappingProxyType(
    {
        AUTO: _best,
        Estimate.name: _estimates,
        OsmRoads.name: _roads,
        Osrm.name: _osrm,
        VALHALLA.name: _router(VALHALLA),
        OPENROUTESERVICE.name: _router(OPENROUTESERVICE),
        OwnTimes.name: _own_times,
    }
)
"""The providers that there are under each name in a config, the best first."""


LINE_SOURCES: Mapping[str, Callable[[TravelRules, Known], LineSource]] = MappingProxyType(
    {Ign.name: lambda rules, known: Ign(rules.lines_url or IGN_URL, known.places)}
)
"""How each source of lines is made that is no provider of times, by its name in a config."""


def choose_provider(rules: TravelRules, folder: Path = Path(), known: Known = NOTHING) -> TravelProvider:
    """The provider that `rules` name.

    Parameters
    ----------
    folder
        What file names in `rules` start from.
    known
        The places that it will be asked for, by which roads are chosen, and what else there is.

    Raises
    ------
    InputError
        If there is no such provider.
    TravelError
        If it has no roads that reach the places.
    """
    provider = next(offers(rules, folder, known), None)
    if provider is None:
        raise TravelError(
            message("travel.no-roads-here", folder=str(roads_folder())), message("travel.maybe-get-roads")
        )
    return provider


def offers(rules: TravelRules, folder: Path, known: Known) -> Iterator[TravelProvider]:
    """Every provider that goes by the name in `rules`, the best first.

    Raises
    ------
    InputError, TravelError
        As `choose_provider`.
    """
    if rules.provider not in PROVIDERS:
        what = message("travel.no-provider", name=rules.provider, allowed=list(PROVIDERS))
        raise InputError.of("[travel] provider", what, _nearest(rules.provider, PROVIDERS))
    return PROVIDERS[rules.provider](rules, folder, known)


def completed(provider: TravelProvider, rules: TravelRules, known: Known) -> TravelProvider:
    """A provider that is believed only if it can be, with the lines and corrections that go with it."""
    provider = Believed(provider, known.places)
    if rules.lines:
        if rules.lines not in LINE_SOURCES:
            what = message("travel.no-line-source", name=rules.lines, allowed=list(LINE_SOURCES))
            raise InputError.of("[travel] lines", what, _nearest(rules.lines, LINE_SOURCES))
        provider = WithLines(provider, LINE_SOURCES[rules.lines](rules, known))
    if known.corrections:
        provider = Corrected(provider, known.places, known.corrections)
    return provider


def _nearest(name: str, known: Iterable[str]) -> Text:
    """The known name that was likely meant; empty if none is near."""
    near = get_close_matches(name.lower(), known, n=1)
    return message("travel.name", name=near[0]) if near else ""
