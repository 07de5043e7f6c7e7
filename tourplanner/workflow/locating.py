"""Finding where the van parks: the places of a config, looked up in the national address base."""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tourplanner.domain.config import Stop
from tourplanner.domain.place import Catalogue, Commune, Position
from tourplanner.errors import InputError
from tourplanner.inputs.config import ConfigFile, parse_config, read_config
from tourplanner.inputs.config_edit import with_positions
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables import read_catalogue
from tourplanner.outputs.files import write_atomically
from tourplanner.travel.estimate import geodesic_km
from tourplanner.travel.http.geocoder import URL, Address, Geocoder
from tourplanner.travel.http.patience import USUAL, Patience
from tourplanner.workflow.sources import Notify, locate

SURE_SCORE = 0.7
"""The geocoder's own measure of likeness, 0 to 1; below it, a decision is needed."""

NEAR_METRES = 2000
"""A square farther from the village centre than this is looked at by someone who knows."""

VAGUE = "municipality"
DECIMALS = 6


class Verdict(StrEnum):
    """What becomes of a stop: its position is known already, written, doubtful, or not to be found."""

    KNOWN = "known"
    UNSAID = "unsaid"
    WRITTEN = "written"
    DOUBTFUL = "doubtful"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Located:
    """A stop, what was asked for it, and what was found.

    ``asked`` is empty for a stop whose config has a position already or says no place; ``metres``
    lie between what was found and the village centre.
    """

    stop: Stop
    asked: str
    found: Address | None
    metres: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Search:
    """Where to look, and what to take.

    ``accept`` are the ids of stops whose doubtful answer is right.
    """

    accept: tuple[str, ...] = ()
    url: str = URL
    data: Path | None = None
    patience: Patience = USUAL


def locate_stops(config: Path, search: Search, notify: Notify) -> tuple[Located, ...]:
    """Look up the places of a config and write what is sure, or accepted, into its file.

    A place is looked for in its commune only. Stops that have a position keep it, so that asking
    again asks only for what is open. Nothing is written unless every question was answered.

    Raises
    ------
    InputError
        If the config cannot be read or written, ships with tourplanner, or has no stop to accept.
    TravelError
        If the geocoder cannot be had.
    """
    catalogue = read_catalogue(search.data or data_folder(), notify)
    path = locate(config)
    _require_own(path)
    file = read_config(path, catalogue, notify)
    _require_stops(file, search.accept)
    placed = _placed(file)
    with Geocoder(search.url, search.patience) as geocoder:
        told = tuple(
            _located(stop, index in placed, geocoder, catalogue, search.accept)
            for index, stop in enumerate(file.config.stops)
        )
    positions = {
        index: item.found.position
        for index, item in enumerate(told)
        if item.verdict is Verdict.WRITTEN and item.found is not None
    }
    if positions:
        _write(path, positions, catalogue)
    return told


def _located(
    stop: Stop, is_placed: bool, geocoder: Geocoder, catalogue: Catalogue, accept: Collection[str]
) -> Located:
    text = stop.address or stop.place
    if is_placed or not text:
        return Located(stop, "", None, 0, Verdict.KNOWN if is_placed else Verdict.UNSAID)
    commune = catalogue.communes[stop.commune]
    asked = f"{text}, {commune.postal_code} {commune.name}"
    found = geocoder.find(asked, _codes(commune))
    if found is None:
        return Located(stop, asked, None, 0, Verdict.MISSING)
    metres = round(1000 * geodesic_km(commune.position, found.position))
    sure = found.score >= SURE_SCORE and metres <= NEAR_METRES and found.kind != VAGUE
    verdict = Verdict.WRITTEN if sure or stop.id in accept else Verdict.DOUBTFUL
    return Located(stop, asked, found, metres, verdict)


def _codes(commune: Commune) -> tuple[str, ...]:
    """What the address base may know a commune by: its own code and, since a merger, the new one."""
    merged = commune.merged_into
    return (commune.code, merged) if merged and merged != commune.code else (commune.code,)


def _placed(file: ConfigFile) -> frozenset[int]:
    """Indices of the stops to which the file gives a position."""
    rows = file.table.get("stops")
    assert isinstance(rows, Sequence)
    return frozenset(
        index for index, row in enumerate(rows) if isinstance(row, Mapping) and "latitude" in row
    )


def _require_own(path: Path) -> None:
    if path.resolve().parent == data_folder().resolve():
        cure = "copy it, or write one of your own with `tourplanner new`"
        raise InputError.of(str(path), "ships with tourplanner and is not changed", cure)


def _require_stops(file: ConfigFile, accept: Collection[str]) -> None:
    known = [stop.id for stop in file.config.stops]
    for name in accept:
        if name not in known:
            near = nearest(name, known)
            cure = f'"{near[0]}" is meant' if near else ""
            raise InputError.of(f"{file.source}, --accept", f'there is no stop "{name}" in the config', cure)


def _write(path: Path, positions: Mapping[int, Position], catalogue: Catalogue) -> None:
    """Write positions into the config, when it is still a good config with them."""
    data = path.read_bytes()
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    rounded = {
        index: Position(round(found.latitude, DECIMALS), round(found.longitude, DECIMALS))
        for index, found in positions.items()
    }
    text = with_positions(data.decode("utf-8-sig"), rounded)
    parse_config(tomllib.loads(text), catalogue, path.name, text)
    write_atomically(path, mark + text.encode())
