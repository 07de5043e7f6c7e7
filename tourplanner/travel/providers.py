"""Providers of travel times by the names that a config calls them by."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import cast

from tourplanner.domain.travel_rules import TravelRules
from tourplanner.domain.travel_source import (
    AUTO,
    ESTIMATE,
    LINE_SOURCES,
    OSM,
    PROVIDERS,
    READ_BY_SOME,
    TravelSource,
)
from tourplanner.errors import InputError, TravelError
from tourplanner.message import Message, Text, message
from tourplanner.travel.believed import Believed
from tourplanner.travel.borrowed_lines import WithLines
from tourplanner.travel.corrections import Corrected
from tourplanner.travel.known import NOTHING, Known, LineModule, ProviderModule
from tourplanner.travel.provider import TravelProvider

ROAD_FILE = ".pbf"
BEST = (OSM, ESTIMATE)
"""What `AUTO` stands for, the best first."""


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
        from tourplanner.travel.osm.store import roads_folder  # noqa: PLC0415 - roads are slow to load

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
    if rules.provider == AUTO:
        return _best(rules, folder, known)
    if rules.provider not in PROVIDERS:
        allowed = [AUTO, *PROVIDERS]
        what = message("travel.no-provider", name=rules.provider, allowed=allowed)
        raise InputError.of("[travel] provider", what, _nearest(rules.provider, allowed))
    return _offered(rules.provider, rules, folder, known)


def not_read(rules: TravelRules) -> tuple[Message, ...]:
    """What the rules say that the provider does not read which they name, one remark a key."""
    names = BEST if rules.provider == AUTO else (rules.provider,)
    read = {key for name in names if name in PROVIDERS for key in PROVIDERS[name].reads}
    said = {key: getattr(rules, key) for key in READ_BY_SOME if key not in read}
    return tuple(
        message("travel.not-read", key=key, value=value, name=rules.provider)
        for key, value in said.items()
        if value
    )


def completed(provider: TravelProvider, rules: TravelRules, known: Known) -> TravelProvider:
    """A provider that is believed only if it can be, with the lines and corrections that go with it."""
    provider = Believed(provider, known.places)
    if rules.lines:
        if rules.lines not in LINE_SOURCES:
            what = message("travel.no-line-source", name=rules.lines, allowed=list(LINE_SOURCES))
            raise InputError.of("[travel] lines", what, _nearest(rules.lines, LINE_SOURCES))
        source = cast(LineModule, _module(LINE_SOURCES[rules.lines]))
        provider = WithLines(provider, source.lines_from(rules, known))
    if known.corrections:
        provider = Corrected(provider, known.places, known.corrections, known.repeats)
    return provider


def _best(rules: TravelRules, folder: Path, known: Known) -> Iterator[TravelProvider]:
    if rules.file and not rules.file.endswith(ROAD_FILE):
        raise InputError.of(
            "[travel] file",
            message("travel.not-a-road-file", file=rules.file, ending=ROAD_FILE),
            message("travel.maybe-name-reader"),
        )
    for name in BEST:
        yield from _offered(name, rules, folder, known)


def _offered(name: str, rules: TravelRules, folder: Path, known: Known) -> Iterator[TravelProvider]:
    # What a provider does not declare to read is kept from it, so that what is told of it is true.
    read = PROVIDERS[name].reads
    rules = replace(
        rules,
        file=rules.file if "file" in read else "",
        url=rules.url if "url" in read else "",
        profile=rules.profile if "profile" in read else "",
    )
    return cast(ProviderModule, _module(PROVIDERS[name])).offer(rules, folder, known)


def _module(source: TravelSource) -> object:
    """The module of a source: one that is not asked for is not loaded, nor are its libraries."""
    return import_module(f"tourplanner.travel.{source.module}")


def _nearest(name: str, known: Iterable[str]) -> Text:
    """The known name that was likely meant; empty if none is near."""
    near = get_close_matches(name.lower(), list(known), n=1)
    return message("travel.name", name=near[0]) if near else ""
