"""The arrays of an npz file of driving times, cell by cell as if they were rows."""

import math
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.place import Place
from tourplanner.errors import Fault, InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.inputs.place_codes import is_elsewhere, unknown
from tourplanner.inputs.shown import shown
from tourplanner.inputs.tables.columns import declared_tables
from tourplanner.message import Message, Notify, message

NPZ = ".npz"
IDS, MINUTES, KM = "ids", "minutes", "km"
MOST_CELLS = 20
"""Cells of one array that are told one by one."""
MOST_PLACES = 2_000
"""Places of a table: a département and its neighbours have fewer, and 64 MB of numbers hold no more."""
MOST_LETTERS = 100
"""Letters of an id."""

_DAMAGES = (
    ValueError,
    TypeError,
    EOFError,
    OverflowError,
    NotImplementedError,  # a way to compress that is not known
    RuntimeError,  # an array that is encrypted
    SyntaxError,  # a header that is no literal
    TokenError,
    KeyError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What a damaged archive, or an array in it, raises while it is read."""
_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How numpy packs. Others unpack by blocks of any size, not by as much as is asked for."""
_HEADERS = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}

Times = dict[tuple[str, str], tuple[float, float]]


def read_npz(path: Path, known: dict[str, Place], notify: Notify) -> tuple[Times, list[Fault]]:
    """Minutes and kilometres of every leg, and all that is wrong with them.

    Raises
    ------
    InputError
        If the file is no npz file with the three arrays in shapes that go together.
    """
    ids, minutes, km = _arrays(path)
    faults = list(_id_faults(path.name, ids, known))
    for name, values in ((MINUTES, minutes), (KM, km)):
        faults += _cell_faults(path.name, name, values, ids)
    if elsewhere := sum(is_elsewhere(code, known) for code in ids):
        notify(message("leg.ids-elsewhere", file=path.name, n=elsewhere))
    if faults:
        return {}, faults
    used = [index for index, code in enumerate(ids) if code in known]
    return {
        (ids[i], ids[j]): (float(minutes[i, j]), float(km[i, j])) for i in used for j in used if i != j
    }, []


def _arrays(path: Path) -> tuple[list[str], NDArray[np.float64], NDArray[np.float64]]:
    try:
        with path.open("rb") as stream, zipfile.ZipFile(stream) as archive:
            arrays = dict(_read_arrays(archive, path.name))
    except FileNotFoundError:
        raise InputError.of(str(path), message("csv.no-file")) from None
    except OSError as error:
        if error.filename is not None:
            what = message("file.unreadable", reason=system_reason(error))
            raise InputError.of(str(path), what) from None
        # A place before the beginning of the file, where its directory sends a reader.
        raise InputError.of(path.name, message("leg.not-npz"), message("leg.numpy-writes")) from None
    except _DAMAGES:
        raise InputError.of(path.name, message("leg.not-npz"), message("leg.numpy-writes")) from None
    faults = [
        Fault(_array(path.name, name), message("leg.no-array"))
        for name in (IDS, MINUTES, KM)
        if name not in arrays
    ]
    if faults:
        raise InputError(faults)
    ids = arrays[IDS]
    size = ids.size
    if ids.ndim != 1 or ids.dtype.kind not in "US" or not _is_unicode(ids):
        faults.append(Fault(_array(path.name, IDS), message("leg.array-texts", seen=_kind(ids))))
    for name in (MINUTES, KM):
        values = arrays[name]
        if values.dtype.kind not in "iuf" or values.shape != (size, size):
            what = message("leg.array-numbers", seen=_kind(values), size=size)
            faults.append(Fault(_array(path.name, name), what))
    if faults:
        raise InputError(faults)
    texts = [code.decode("utf-8", "replace") if isinstance(code, bytes) else str(code) for code in ids]
    return [code.strip() for code in texts], arrays[MINUTES].astype(np.float64), arrays[KM].astype(np.float64)


def _read_arrays(archive: zipfile.ZipFile, file: str) -> Iterator[tuple[str, NDArray[Any]]]:
    """The arrays that are wanted, as far as they are there; each is as large as it may be before it is read.

    Raises
    ------
    InputError
        If an array is larger than any table of driving times.
    """
    there = {entry.filename: entry for entry in archive.infolist()}
    for name in (IDS, MINUTES, KM):
        entry = there.get(f"{name}.npy")
        if entry is None:
            continue
        if entry.compress_type not in _PACKINGS:
            raise zipfile.BadZipFile
        with archive.open(entry) as stream:
            version = np.lib.format.read_magic(stream)
            read_header = _HEADERS.get(version)
            if read_header is None:
                raise ValueError(version)
            shape, _, kind = read_header(stream)
        most = MOST_PLACES if name == IDS else MOST_PLACES**2
        if math.prod(shape) > most or kind.itemsize > 4 * MOST_LETTERS:
            what = message("leg.array-too-large", most=MOST_PLACES)
            raise InputError.of(_array(file, name), what)
        with archive.open(entry) as stream:
            values = np.lib.format.read_array(stream, allow_pickle=False)
            # Reading to the end checks the sum.
            stream.read(1)
        yield name, values


def _is_unicode(texts: NDArray[Any]) -> bool:
    """Whether letters have numbers that letters can have; Python takes no others from an array."""
    if texts.dtype.kind != "U" or not texts.nbytes:
        return True
    numbers = np.frombuffer(texts.tobytes(), np.dtype("u4").newbyteorder(texts.dtype.byteorder))
    return int(numbers.max()) <= sys.maxunicode


def _array(file: str, name: str) -> Message:
    return message("leg.array", file=file, name=name)


def _kind(values: NDArray[np.generic]) -> Message:
    shape = " × ".join(map(str, values.shape))
    return message("leg.array-kind", dtype=str(values.dtype), shape=shape or message("leg.no-dimension"))


def _id_faults(file: str, ids: list[str], known: dict[str, Place]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for number, code in enumerate(ids):
        where = message("leg.array-cell", file=file, cell=f"ids[{number}]")
        if code not in known and not is_elsewhere(code, known):
            yield Fault(where, *unknown(code, known))
        if first.setdefault(code, number) != number:
            yield Fault(where, message("leg.id-twice", seen=shown(code), number=first[code]))


def _cell_faults(file: str, name: str, values: NDArray[np.float64], ids: list[str]) -> Iterator[Fault]:
    [column] = [column for column in declared_tables()["travel_times"] if column.name == name]
    away = ~np.eye(len(ids), dtype=bool)
    with np.errstate(invalid="ignore"):
        good = (
            (values >= (column.minimum or 0)) & (values <= (column.maximum or np.inf)) & np.isfinite(values)
        )
    wrong = np.flatnonzero(~good & away)
    for place in wrong[:MOST_CELLS].tolist():
        i, j = divmod(place, len(ids))
        what = message(
            "leg.array-limits",
            value=f"{values[i, j]:g}",
            start=shown(ids[i]),
            end=shown(ids[j]),
            limits=column.limits,
        )
        yield Fault(message("leg.array-cell", file=file, cell=f"{name}[{i}, {j}]"), what)
    if len(wrong) > MOST_CELLS:
        yield Fault(_array(file, name), message("leg.more-cells", n=len(wrong) - MOST_CELLS))
