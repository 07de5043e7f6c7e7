"""Published road distances and times, to hold travel times against."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tourplanner.domain.place import Commune
from tourplanner.errors import Fault, InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.files.together import read_whole
from tourplanner.inputs.faults import place_of_column, place_of_line
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.shown import shown
from tourplanner.message import Text, message

FILE = Path("roads") / "references.csv"
UNVERIFIED = "NON VERIFIE"
"""How the source of a row begins that is left out."""


@dataclass(frozen=True, slots=True)
class RoadReference:
    """What was published of the way from one place to another; None where nothing was."""

    start: str
    end: str
    km: float | None
    minutes: float | None
    source: str


def read_references(path: Path | None = None) -> tuple[RoadReference, ...]:
    """The verified rows of a table with the columns from, to, km, minutes and source.

    Parameters
    ----------
    path
        None for the table that ships with tourplanner.

    Raises
    ------
    InputError
        With all faults.
    """
    path = data_folder() / FILE if path is None else path
    try:
        text = read_whole(path).decode("utf-8-sig")
    except OSError as error:
        raise InputError.of(str(path), message("file.unreadable", reason=system_reason(error))) from None
    except UnicodeDecodeError:
        raise InputError.of(str(path), message("file.not-utf8"), message("file.save-utf8")) from None
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    faults: list[Fault] = []
    found = []
    for line, row in enumerate(rows, start=2):
        missing = [name for name in ("from", "to", "km", "minutes", "source") if row.get(name) is None]
        if missing:
            faults.append(Fault(place_of_line(path.name, line), message("leg.lacks", names=missing)))
            continue
        km, minutes = (
            _number(row[name], place_of_column(path.name, line, name), faults) for name in ("km", "minutes")
        )
        if not row["source"].startswith(UNVERIFIED):
            found.append(RoadReference(row["from"], row["to"], km, minutes, row["source"]))
    if faults or not rows:
        raise InputError(faults or [Fault(path.name, message("leg.no-row-in-it"))])
    return tuple(found)


def commune_named(name: str, communes: Mapping[str, Commune]) -> Commune | None:
    """The only commune of that name, None if there is none or several."""
    found = [commune for commune in communes.values() if commune.name == name]
    return found[0] if len(found) == 1 else None


def _number(text: str, where: Text, faults: list[Fault]) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 < value < 10_000:
        faults.append(Fault(where, message("leg.not-above-nought", seen=shown(text))))
    return value
