"""Named arrays on disk, sealed: what was torn or edited is told from what was written."""

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import numpy as np

from tourplanner.errors import TravelError
from tourplanner.files.system_reason import system_reason
from tourplanner.files.together import write_whole
from tourplanner.message import message
from tourplanner.travel.osm.unwritable import told

SEAL = "seal"
"""Name of the array with the digest of the others."""

Arrays = Mapping[str, np.ndarray]


def put(stream: BinaryIO, arrays: Arrays) -> None:
    """Write arrays and their seal to an open file, as they are, not compressed."""
    np.savez(stream, allow_pickle=False, **{**arrays, SEAL: _seal(arrays)})


def write_arrays(path: Path, arrays: Arrays) -> None:
    """Write named arrays to `path`, whole or not at all.

    Raises
    ------
    TravelError
        If it cannot be written.
    """
    with told(path.parent):
        write_whole(path, lambda stream: put(stream, arrays))


def read_arrays(path: Path) -> dict[str, np.ndarray]:
    """The named arrays that `put` wrote.

    Raises
    ------
    TravelError
        If they cannot be read, or are not what was written.
    """
    try:
        # Written as they are: what is packed is not ours, and could be anything when unpacked.
        with zipfile.ZipFile(path) as archive:
            packed = any(entry.compress_type != zipfile.ZIP_STORED for entry in archive.infolist())
        if not packed:
            with path.open("rb") as stream, np.load(stream, allow_pickle=False) as kept:
                arrays = dict(kept)
            if np.array_equal(arrays.pop(SEAL, None), _seal(arrays)):
                return arrays
        reason = message("road.damaged")
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, NotImplementedError) as error:
        why = system_reason(error) if isinstance(error, OSError) else message("road.damaged")
        raise TravelError(
            message("road.unreadable", path=str(path), reason=why), message("road.maybe-build")
        ) from None
    raise TravelError(message("road.unreadable", path=str(path), reason=reason), message("road.maybe-build"))


def _seal(arrays: Arrays) -> np.ndarray:
    """uint8[32]: a digest of names, kinds, shapes and contents."""
    digest = hashlib.blake2b(digest_size=32)
    for name in sorted(arrays):
        values = np.ascontiguousarray(arrays[name])
        digest.update(f"{name} {values.dtype.str} {values.shape} ".encode())
        digest.update(values.tobytes())
    return np.frombuffer(digest.digest(), dtype=np.uint8)
