"""Reading a table of driving times of a planner's own: CSV, or the arrays of an npz file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.own_table import OwnTable
from tourplanner.domain.place import Place
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.npz_times import NPZ, read_npz
from tourplanner.inputs.place_codes import in_codes, is_elsewhere, known_codes, named, unknown
from tourplanner.inputs.shown import shown
from tourplanner.inputs.tables.file import read_table_file
from tourplanner.inputs.tables.records import Record, Table
from tourplanner.message import Message, Notify, Text, message

KIND = "travel_times"
MOST_NAMED = 8
"""Places that one fault names."""

Times = dict[tuple[str, str], tuple[float, float]]
"""Minutes and kilometres by the codes of both ends."""


def read_own_table(path: Path, places: Sequence[Place], notify: Notify) -> OwnTable:
    """The driving between `places` that a file tells.

    Parameters
    ----------
    path
        A CSV file with a row per direction (columns ``travel_times`` of ``data/columns.csv``), or an
        npz file with the arrays ``ids``: str[n], ``minutes`` and ``km``: float[n, n], [from, to].
    places
        The depots and stops of the config; the file calls each by its id, its commune's code or its name.
    notify
        Told of liberties taken with the file, and of rows on communes that the config does not have.

    Raises
    ------
    InputError
        With all faults: what cannot be read, numbers that cannot be, codes that mean nothing, legs
        that are told twice, and legs that are not told.
    """
    if path.suffix == NPZ:
        times, faults = read_npz(path, known_codes(places), notify)
    else:
        times, faults = _read_csv(path, places, notify)
    table = _Filled(path.name, tuple(places), times)
    # While cells are faulty, it cannot be told what is missing.
    raised = faults or list(table.missing())
    if raised:
        raise InputError(raised)
    return table.whole()


def _read_csv(path: Path, places: Sequence[Place], notify: Notify) -> tuple[Times, list[Fault]]:
    known = known_codes(places)
    table, found = read_table_file(path, KIND, notify)
    table, doubts = in_codes(table, ("from", "to"), places)
    faults = [*found, *doubts]
    times: Times = {}
    lines: dict[tuple[str, str], int] = {}
    elsewhere = 0
    for record in table.records:
        faults += _faults(table, record, known, lines)
        leg = (record.text("from"), record.text("to"))
        elsewhere += any(is_elsewhere(code, known) for code in leg)
        if {"minutes", "km"} <= record.values.keys():
            times[leg] = (record.number("minutes"), record.number("km"))
    if elsewhere:
        notify(message("leg.rows-elsewhere", file=path.name, n=elsewhere))
    return times, faults


def _faults(
    table: Table, record: Record, known: dict[str, Place], lines: dict[tuple[str, str], int]
) -> Iterator[Fault]:
    """What is wrong with a row beyond its single cells; `lines` are those of the legs so far."""
    start, end = leg = (record.text("from"), record.text("to"))
    for column, code in (("from", start), ("to", end)):
        if code and code not in known and not is_elsewhere(code, known):
            yield Fault(table.where(record, column), *unknown(code, known))
    if not (start and end):
        return
    first = lines.setdefault(leg, record.line)
    if first != record.line:
        what = message("leg.leg-twice", start=shown(start), end=shown(end), line=first)
        yield Fault(table.where(record, "from"), what)
    for column in ("minutes", "km"):
        value = record.values.get(column)
        if start == end and value:
            what = message("leg.to-itself", value=value)
            yield Fault(table.where(record, column), what)


def _no_way(start: Place, lacking: list[Place]) -> Message:
    """That ways from a place are not told."""
    here, ends = named(start.id, start.name), [named(end.id, end.name) for end in lacking[:MOST_NAMED]]
    if len(lacking) > MOST_NAMED:
        return message("leg.no-way-and-more", start=here, ends=ends, n=len(lacking) - MOST_NAMED)
    return message("leg.no-way", start=here, ends=ends)


@dataclass(frozen=True, slots=True)
class _Filled:
    """What a file tells of the legs between the places."""

    file: str
    places: tuple[Place, ...]
    times: Times

    def missing(self) -> Iterator[Fault]:
        """A fault for each place from which legs are not told."""
        for start in self.places:
            lacking = [end for end in self.places if end is not start and self._leg(start, end) is None]
            if lacking:
                back = sum(self._leg(end, start) is not None for end in lacking)
                cure: Text = message("leg.one-direction") if back == len(lacking) else ""
                yield Fault(self.file, _no_way(start, lacking), cure)

    def whole(self) -> OwnTable:
        """The table, when nothing is missing."""
        size = len(self.places)
        minutes: NDArray[np.float64] = np.zeros((size, size))
        km: NDArray[np.float64] = np.zeros((size, size))
        for i, start in enumerate(self.places):
            for j, end in enumerate(self.places):
                leg = self._leg(start, end)
                if i != j and leg is not None:
                    minutes[i, j], km[i, j] = leg
        return OwnTable(self.file, self.places, minutes, km)

    def _leg(self, start: Place, end: Place) -> tuple[float, float] | None:
        """Minutes and kilometres, by the ids of the places rather than by their communes."""
        for origin in start.codes:
            for destination in end.codes:
                if origin != destination and (origin, destination) in self.times:
                    return self.times[origin, destination]
        # Two stops on one spot need no row.
        return (0.0, 0.0) if start.position == end.position else None
