"""The standard streams as they really are: closed, full, or read by someone who has gone.

A command does its work whatever becomes of what it shows. What cannot be shown is dropped; only where it
was wanted, and a disk had no room for it, is that told and does it change the exit code.
"""

import codecs
import errno
import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

GONE = frozenset({errno.EPIPE, errno.EBADF, errno.EIO, errno.ECONNRESET, errno.EINVAL})
"""What a write to someone ends with who reads no more: a pager that was left, a terminal that was closed."""

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Where there is no room for more."""

PLAIN = {
    "’": "'", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‑": "-", "–": "-", "−": "-", "→": "->",
    "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "ß": "ss", "€": "EUR", "°": "o", "·": ".",
    "×": "x",
}  # fmt: skip
"""Signs of print and letters that no accent makes, and what stands for them where an encoding lacks them."""


NEAREST = "tourplanner-nearest"


class Tolerant(io.RawIOBase):
    """A stream of bytes that drops what it cannot write.

    Attributes
    ----------
    lost
        Why something was dropped; None so far.
    """

    def __init__(self, inner: BinaryIO) -> None:
        super().__init__()
        self._inner = inner
        self.lost: OSError | None = None

    def write(self, data: "ReadableBuffer") -> int:
        """Write, or drop; once something was dropped, so is the rest."""
        if self.lost is None:
            try:
                return self._inner.write(bytes(data))
            except OSError as error:
                self.lost = error
        return memoryview(data).nbytes

    def writable(self) -> bool:
        """Always."""
        return True

    def isatty(self) -> bool:
        """Whether a person reads it as it comes."""
        return self._inner.isatty()

    def fileno(self) -> int:
        """The number of the stream below."""
        return self._inner.fileno()


@dataclass(frozen=True, slots=True)
class Streams:
    """What has become of the standard output."""

    output: Tolerant

    @property
    def lost(self) -> OSError | None:
        """Why output that somebody wanted could not be written; None if all was."""
        lost = self.output.lost
        return None if lost is None or lost.errno in GONE else lost


def fill_gaps() -> None:
    """Give the standard numbers that are closed to the null device, before a file that is opened gets one."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)


@contextmanager
def tolerant_streams() -> Iterator[Streams]:
    """Standard streams that never fail; letters that their encoding lacks become the nearest it has."""
    codecs.register_error(NEAREST, _nearest)
    before = sys.stdout, sys.stderr
    output, sys.stdout = _tolerant(before[0])
    _, sys.stderr = _tolerant(before[1])
    try:
        yield Streams(output)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        sys.stdout, sys.stderr = before


def _tolerant(stream: TextIO | None) -> tuple[Tolerant, TextIO]:
    """The same stream with a tolerant one below; nowhere, where Python found none."""
    if stream is None:
        raw = Tolerant(io.BytesIO())
        raw.lost = OSError(errno.EBADF, os.strerror(errno.EBADF))
        return raw, io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8")
    stream.flush()
    raw = Tolerant(getattr(stream.buffer, "raw", stream.buffer))
    text = io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=stream.encoding,
        errors=NEAREST,
        newline="\n" if os.linesep == "\n" else None,
        line_buffering=True,
    )
    return raw, text


def _nearest(error: UnicodeError) -> tuple[str | bytes, int]:
    """For letters that an encoding lacks: the same without accents, plain signs, else ``?``."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(letter: str) -> str:
    bare = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return PLAIN.get(letter, bare or "?")
