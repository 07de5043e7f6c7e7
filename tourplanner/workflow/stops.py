"""Finding where the van parks: the places of a config, looked up in the address base or on the map."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tourplanner.domain.config import Stop
from tourplanner.domain.place import Catalogue, Position
from tourplanner.errors import InputError
from tourplanner.files.together import read_whole
from tourplanner.files.write import write_atomically
from tourplanner.http.patience import USUAL, Patience
from tourplanner.inputs.config.find_stop import find_stop
from tourplanner.inputs.config.read import ConfigFile, parse_config, read_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.message import Notify, message
from tourplanner.scenario.toml_edit import with_positions
from tourplanner.travel.http.geocoder import URL
from tourplanner.travel.place_finder import Candidate, Finder, asked, finder, is_sure
from tourplanner.workflow.sources.source import locate, places_of

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
    """A stop, what was asked for it, what may be meant, the likest first, and which of these is taken.

    ``asked`` is empty for a stop whose config has a position already or says no place.
    """

    stop: Stop
    asked: str
    candidates: tuple[Candidate, ...]
    verdict: Verdict
    taken: int = 0

    @property
    def found(self) -> Candidate | None:
        """The candidate that is taken, or would be."""
        return self.candidates[self.taken] if self.candidates else None


@dataclass(frozen=True, slots=True)
class Search:
    """Where to look, and what to take.

    ``accept`` are the ids of stops whose doubtful answer is right, ``ID=2`` if the second one is;
    ``osm`` is a road file to look at in place of a geocoder.
    """

    accept: tuple[str, ...] = ()
    osm: Path | None = None
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
    path = locate(config)
    catalogue = places_of(path, search.data, notify)
    _require_own(path)
    file = read_config(path, catalogue, notify)
    accepted = _accepted(file, search.accept)
    placed = _placed(file)
    with finder(search.osm, search.url, search.patience, catalogue) as known:
        told = tuple(
            _located(stop, index in placed, known, catalogue, accepted)
            for index, stop in enumerate(file.config.stops)
        )
    _require_candidates(file.source, told, accepted)
    positions = {
        index: item.found.position
        for index, item in enumerate(told)
        if item.verdict is Verdict.WRITTEN and item.found is not None
    }
    if positions:
        _write(path, positions, catalogue)
    return told


def _located(
    stop: Stop, is_placed: bool, known: Finder, catalogue: Catalogue, accepted: Mapping[str, int]
) -> Located:
    if is_placed:
        return Located(stop, "", (), Verdict.KNOWN)
    text, commune = stop.address or stop.place, catalogue.communes[stop.commune]
    candidates = known.candidates(text, commune)
    if not candidates:
        return Located(stop, asked(text, commune), (), Verdict.MISSING if text else Verdict.UNSAID)
    is_taken = is_sure(candidates) or stop.id in accepted
    verdict = Verdict.WRITTEN if is_taken else Verdict.DOUBTFUL
    taken = min(accepted.get(stop.id, 0), len(candidates) - 1)
    return Located(stop, asked(text, commune), candidates, verdict, taken)


def _placed(file: ConfigFile) -> frozenset[int]:
    """Indices of the stops to which the file gives a position."""
    rows = file.table.get("stops")
    assert isinstance(rows, Sequence)
    return frozenset(
        index for index, row in enumerate(rows) if isinstance(row, Mapping) and "latitude" in row
    )


def _require_own(path: Path) -> None:
    if path.resolve().parent == data_folder().resolve():
        raise InputError.of(str(path), message("stop.config-ships"), message("stop.copy-it"))


def _accepted(file: ConfigFile, accept: Sequence[str]) -> dict[str, int]:
    """Which candidate is right by the id of its stop, counted from 0."""
    known = [stop.id for stop in file.config.stops]
    accepted: dict[str, int] = {}
    for text in accept:
        name, _, rank = (text, "", "1") if text in known or "=" not in text else text.rpartition("=")
        name = find_stop(file.config, name, file.source).id
        if not (rank.isascii() and rank.isdigit() and int(rank) > 0):
            cure = message("stop.candidate-meant", id=name)
            raise InputError.of(file.source, message("stop.no-rank", rank=rank), cure)
        accepted[name] = int(rank) - 1
    return accepted


def _require_candidates(source: str, told: Sequence[Located], accepted: Mapping[str, int]) -> None:
    """Require that there are as many candidates as the accepted ones count."""
    for item in told:
        rank = accepted.get(item.stop.id, 0)
        if item.candidates and rank >= len(item.candidates):
            what = message("stop.too-few-candidates", id=item.stop.id, n=len(item.candidates), rank=rank + 1)
            raise InputError.of(source, what)


def _write(path: Path, positions: Mapping[int, Position], catalogue: Catalogue) -> None:
    """Write positions into the config, when it is still a good config with them."""
    data = read_whole(path)
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    rounded = {
        index: Position(round(found.latitude, DECIMALS), round(found.longitude, DECIMALS))
        for index, found in positions.items()
    }
    text = with_positions(data.decode("utf-8-sig"), rounded)
    parse_config(tomllib.loads(text), catalogue, path.name, text)
    write_atomically(path, mark + text.encode())
