"""From the travel rules of a config to the provider that they name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from tourplanner.domain.config import TravelRules
from tourplanner.domain.place import Position
from tourplanner.errors import InputError, TravelError
from tourplanner.travel.estimate import Estimate
from tourplanner.travel.osm.build import built
from tourplanner.travel.osm.provider import OsmRoads
from tourplanner.travel.osm.store import cards, roads_folder
from tourplanner.travel.provider import TravelProvider

AUTO = "auto"
"""The name of no provider: real roads where there are any, else the estimate."""

ROAD_FILE = ".pbf"

Offers = Callable[[TravelRules, Path, Sequence[Position]], Iterator[TravelProvider]]


def _estimates(rules: TravelRules, _folder: Path, _places: Sequence[Position]) -> Iterator[TravelProvider]:
    yield Estimate(rules.van_factor)


def _roads(rules: TravelRules, folder: Path, places: Sequence[Position]) -> Iterator[TravelProvider]:
    """The road file that is named; without one, the built ones that reach all places, the newest first."""
    home = roads_folder()
    if rules.file:
        yield OsmRoads(built(folder / rules.file, home), home, rules.van_factor)
        return
    for card in cards(home):
        provider = OsmRoads(card, home, rules.van_factor)
        if provider.reaches(places):
            yield provider


def _best(rules: TravelRules, folder: Path, places: Sequence[Position]) -> Iterator[TravelProvider]:
    if rules.file and not rules.file.endswith(ROAD_FILE):
        raise InputError.of(
            "[travel] file",
            f'"{rules.file}" is not a road file ({ROAD_FILE}), the only kind that "{AUTO}" reads',
            "provider is to name what reads it",
        )
    yield from _roads(rules, folder, places)
    yield from _estimates(rules, folder, places)


PROVIDERS: Mapping[str, Offers] = MappingProxyType(
    {AUTO: _best, Estimate.name: _estimates, OsmRoads.name: _roads}
)
"""The providers that there are under each name in a config, the best first."""


def choose_provider(
    rules: TravelRules, folder: Path = Path(), places: Sequence[Position] = ()
) -> TravelProvider:
    """The provider that `rules` name.

    Parameters
    ----------
    folder
        What file names in `rules` start from.
    places
        The positions that it will be asked for, by which roads are chosen.

    Raises
    ------
    InputError
        If there is no such provider.
    TravelError
        If it has no roads that reach `places`.
    """
    provider = next(offers(rules, folder, places), None)
    if provider is None:
        raise TravelError(
            f"no road file was built that covers the places of the config (looked in {roads_folder()}).\n"
            '    Maybe `tourplanner roads fetch` is to get one, or [travel] file = "….osm.pbf" is to name it.'
        )
    return provider


def offers(rules: TravelRules, folder: Path, places: Sequence[Position]) -> Iterator[TravelProvider]:
    """Every provider that goes by the name in `rules`, the best first.

    Raises
    ------
    InputError, TravelError
        As `choose_provider`.
    """
    if rules.provider not in PROVIDERS:
        near = get_close_matches(rules.provider.lower(), PROVIDERS, n=1)
        raise InputError.of(
            "[travel] provider",
            f'"{rules.provider}" is not a travel-time provider; allowed: {", ".join(PROVIDERS)}',
            f'"{near[0]}"' if near else "",
        )
    return PROVIDERS[rules.provider](rules, folder, places)
