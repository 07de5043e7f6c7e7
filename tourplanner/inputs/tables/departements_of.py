"""In which départements places lie, where nobody says so: by their positions, or their postal codes."""

import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np

from tourplanner.domain.departement import departement_of
from tourplanner.domain.place import Position
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.shipped import ARCHIVE

KM_PER_DEGREE = 111.2
"""Of latitude."""
_COMMUNES = "communes.csv"


def departements_at(positions: Iterable[Position], within_km: float) -> tuple[str, ...]:
    """The départements of the communes whose centres are nearest to these positions, in order of their codes.

    Parameters
    ----------
    within_km
        How far a centre may be, in kilometres as the crow flies; a position without one lies in none.
    """
    found = set()
    for latitude, longitude in {(each.latitude, each.longitude) for each in positions}:
        codes, centres, _ = _communes()
        north = centres[:, 0] - latitude
        east = (centres[:, 1] - longitude) * np.cos(np.radians(latitude))
        squared = north**2 + east**2
        nearest = int(np.argmin(squared))
        if KM_PER_DEGREE * float(np.sqrt(squared[nearest])) <= within_km:
            found.add(departement_of(codes[nearest]))
    return tuple(sorted(found))


def departements_with(postal_codes: Iterable[str]) -> tuple[str, ...]:
    """The départements whose communes have these postal codes, in order of their codes."""
    wanted = set(filter(None, postal_codes))
    return tuple(sorted({code for each in wanted for code in _communes()[2].get(each, ())}))


@cache
def _communes() -> tuple[list[str], np.ndarray, dict[str, set[str]]]:
    """The INSEE codes of all communes, their centres in degrees, and the départements of each postal code."""
    rows = list(_rows())
    centres = np.array([(float(row["latitude"]), float(row["longitude"])) for row in rows])
    by_postal_code: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        by_postal_code[row["postal_code"]].add(departement_of(row["code"]))
    return [row["code"] for row in rows], centres, by_postal_code


def _rows() -> Iterator[dict[str, str]]:
    """What the shipped tables say of each commune. They are ours: nothing in them is judged again."""
    folder = data_folder()
    texts = [(folder / _COMMUNES).read_text(encoding="utf-8")]
    with zipfile.ZipFile(folder / ARCHIVE) as archive:
        names = (name for name in archive.namelist() if name.endswith(f"/{_COMMUNES}"))
        texts += [archive.read(name).decode("utf-8") for name in names]
    for text in texts:
        yield from csv.DictReader(io.StringIO(text))
