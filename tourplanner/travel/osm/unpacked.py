"""How much a road file is when it is unpacked, told before it is read: little on disk may be much in memory.

A ``.osm.pbf`` says it of each of its blobs, and osmium unpacks none to more than it says. XML that is packed
as a whole says nothing, and is unpacked once to count.
"""

import bz2
import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tourplanner.errors import TravelError
from tourplanner.message import message

ROOM = 16_000_000
"""Bytes that any file may unpack to."""
MOST_TIMES, MOST_TIMES_TEXT = 8, 40
"""Times its own size that it may unpack to besides; published files have 2, of text 10 to 20."""

_PACKED = frozenset({".gz", ".bz2"})
_PIECE = 1 << 20
_SIZE, _RAW, _RAW_SIZE = 3, 1, 2
"""Fields: in a head the size of its blob; in a blob its bytes, where not packed, and else their number."""
_VARINT, _BYTES = 0, 2


def require_sound_size(path: Path) -> None:
    """Refuse a file that unpacks to far more than roads do.

    Raises
    ------
    TravelError
        If it does.
    OSError
        If it cannot be read.
    """
    size, is_text = path.stat().st_size, path.suffix in _PACKED
    most = ROOM + (MOST_TIMES_TEXT if is_text else MOST_TIMES) * size
    unpacked = 0
    # What is damaged is told by whoever reads it.
    try:
        for more in _pieces(path) if is_text else _blobs(path):
            unpacked += more
            if unpacked > most:
                raise TravelError(message("road.unpacks-too-far", path=str(path), most=most // 1_000_000))
    except (EOFError, ValueError, zlib.error, gzip.BadGzipFile):
        return


def _pieces(path: Path) -> Iterator[int]:
    """The bytes of a packed text, a part at a time."""
    with gzip.open(path) if path.suffix == ".gz" else bz2.open(path) as stream:
        while piece := stream.read(_PIECE):
            yield len(piece)


def _blobs(path: Path) -> Iterator[int]:
    """The bytes that each blob says it unpacks to.

    Raises
    ------
    EOFError, ValueError
        If it is no ``.osm.pbf``, or a torn one.
    """
    size = path.stat().st_size
    with path.open("rb") as stream:
        while length := int.from_bytes(stream.read(4), "big"):
            end = stream.tell() + length
            head = dict(_numbers(stream, end))
            stream.seek(end)
            end += head.get(_SIZE, size)
            if end > size:
                raise EOFError
            blob = dict(_numbers(stream, end))
            yield blob.get(_RAW_SIZE, blob.get(_RAW, 0))
            stream.seek(end)


def _numbers(stream: BinaryIO, end: int) -> Iterator[tuple[int, int]]:
    """The numbers of a message by their fields; of bytes, how many they are."""
    while stream.tell() < end:
        key = _varint(stream)
        number = _varint(stream)
        if key & 7 == _BYTES:
            stream.seek(number, 1)
        elif key & 7 != _VARINT:
            raise ValueError(key)
        yield key >> 3, number


def _varint(stream: BinaryIO) -> int:
    number = 0
    for shift in range(0, 64, 7):
        byte = stream.read(1)
        if not byte:
            raise EOFError
        number |= (byte[0] & 0x7F) << shift
        if byte[0] < 0x80:
            return number
    raise ValueError(number)
