"""Published road distances and times, to hold travel times against."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tourplanner.domain.place import Commune
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.shipped import data_folder

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
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError.of(str(path), f"cannot be read: {error}") from None
    faults: list[Fault] = []
    found = []
    for line, row in enumerate(rows, start=2):
        where = f"{path.name}, line {line}"
        missing = [name for name in ("from", "to", "km", "minutes", "source") if row.get(name) is None]
        if missing:
            faults.append(Fault(where, f"has no {', '.join(missing)}"))
            continue
        km, minutes = (_number(row[name], f"{where}, column {name}", faults) for name in ("km", "minutes"))
        if not row["source"].startswith(UNVERIFIED):
            found.append(RoadReference(row["from"], row["to"], km, minutes, row["source"]))
    if faults or not rows:
        raise InputError(faults or [Fault(path.name, "there is no row in it")])
    return tuple(found)


def commune_named(name: str, communes: Mapping[str, Commune]) -> Commune | None:
    """The only commune of that name, None if there is none or several."""
    found = [commune for commune in communes.values() if commune.name == name]
    return found[0] if len(found) == 1 else None


def _number(text: str, where: str, faults: list[Fault]) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 < value < 10_000:
        faults.append(Fault(where, f'"{text}" is not a number above 0'))
    return value
