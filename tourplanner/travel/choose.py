"""From the travel rules of a config to the provider that they name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import TypeVar

from tourplanner.domain.config import TravelRules
from tourplanner.domain.correction import Correction
from tourplanner.domain.own_table import OwnTable
from tourplanner.domain.place import Place
from tourplanner.errors import InputError
from tourplanner.travel.corrections import Corrected
from tourplanner.travel.estimate import Estimate
from tourplanner.travel.http.ign import URL as IGN_URL
from tourplanner.travel.http.ign import Ign
from tourplanner.travel.http.osrm import PROFILE, Osrm
from tourplanner.travel.http.routers import OPENROUTESERVICE, VALHALLA, Router
from tourplanner.travel.own_times import OwnTimes
from tourplanner.travel.provider import LineSource, TravelProvider
from tourplanner.travel.with_lines import WithLines


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

Made = TypeVar("Made")
Maker = Callable[[TravelRules, Known], TravelProvider]


def _own_times(rules: TravelRules, known: Known) -> TravelProvider:
    if known.table is None:
        raise InputError.of("[travel] file", 'the provider "matrix" reads a table, and none is named')
    return OwnTimes(known.table, rules.van_factor)


PROVIDERS: Mapping[str, Maker] = MappingProxyType(
    {
        Estimate.name: lambda rules, _: Estimate(rules.van_factor),
        Osrm.name: lambda rules, known: Osrm(
            rules.url, rules.van_factor, rules.profile or PROFILE, known.places
        ),
        VALHALLA.name: lambda rules, known: Router.of(VALHALLA, rules, known.places),
        OPENROUTESERVICE.name: lambda rules, known: Router.of(OPENROUTESERVICE, rules, known.places),
        OwnTimes.name: _own_times,
    }
)
"""How each provider is made, by its name in a config."""

LINE_SOURCES: Mapping[str, Callable[[TravelRules, Known], LineSource]] = MappingProxyType(
    {Ign.name: lambda rules, known: Ign(rules.lines_url or IGN_URL, known.places)}
)
"""How each source of lines is made that is no provider of times, by its name in a config."""


def choose_provider(rules: TravelRules, known: Known = NOTHING) -> TravelProvider:
    """The provider that `rules` name, with the corrections and lines that they ask for.

    Raises
    ------
    InputError
        If there is no such provider, or it lacks its file or address.
    """
    provider = _named(rules.provider, "provider", PROVIDERS)(rules, known)
    if rules.lines:
        provider = WithLines(provider, _named(rules.lines, "lines", LINE_SOURCES)(rules, known))
    if known.corrections:
        provider = Corrected(provider, known.places, known.corrections)
    return provider


def _named(name: str, key: str, makers: Mapping[str, Made]) -> Made:
    """The maker of that name."""
    if name not in makers:
        near = get_close_matches(name.lower(), makers, n=1)
        noun = "a travel-time provider" if key == "provider" else "a source of lines"
        raise InputError.of(
            f"[travel] {key}",
            f'"{name}" is not {noun}; allowed: {", ".join(makers)}',
            f'"{near[0]}"' if near else "",
        )
    return makers[name]
