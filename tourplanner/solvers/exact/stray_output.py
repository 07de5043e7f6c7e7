"""Keeping what HiGHS prints past its log off the standard output, which carries data.

Some lines of HiGHS (of its linear algebra and of its feasibility jump, up to 1.12) are printed by plain calls
of the C library: no option of it silences them, and to turn off what prints them changes what is found. To a
pipe or a file that library writes late, from its own buffer: it is emptied before the output changes hands.
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TextIO

STANDARD_OUTPUT = 1
"""Its descriptor, which the C library prints to."""


class _StandardOutput:
    """That of the process, which solves in several threads take away and give back together.

    What Python prints meanwhile, in threads that do not solve, goes past the place that is taken away: it has
    a descriptor of its own then. That one stays open, for whoever printed there may print there again.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._solves = 0
        self._is_away = False
        self._kept: int | None = None
        self._usual: TextIO | None = None
        self._beside: TextIO | None = None

    def take_away(self) -> None:
        """Begin a solve: the first of several keeps where the output goes."""
        with self._lock:
            if self._solves == 0 and _is_open():
                self._begin()
            self._solves += 1

    def give_back(self) -> None:
        """End a solve: the last of several puts back what the first one found."""
        with self._lock:
            self._solves -= 1
            if self._solves == 0 and self._is_away and self._kept is not None:
                self._end(self._kept)

    def _begin(self) -> None:
        usual = sys.stdout
        if usual is not None:
            usual.flush()
        _flush()
        if self._kept is None:
            self._kept = os.dup(STANDARD_OUTPUT)
        else:
            os.dup2(STANDARD_OUTPUT, self._kept, inheritable=False)
        if _prints_there(usual):
            if self._beside is None:
                self._beside = open(  # noqa: SIM115 - it stays open
                    self._kept, "w", buffering=1, encoding=usual.encoding, errors=usual.errors, closefd=False
                )
            self._usual, sys.stdout = usual, self._beside
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, STANDARD_OUTPUT)
        os.close(nowhere)
        self._is_away = True

    def _end(self, kept: int) -> None:
        if self._beside is not None:
            self._beside.flush()
        _flush()
        os.dup2(kept, STANDARD_OUTPUT)
        # Unless somebody has put another one there meanwhile.
        if self._usual is not None and sys.stdout is self._beside:
            sys.stdout = self._usual
        self._usual, self._is_away = None, False


def _is_open() -> bool:
    with suppress(OSError):
        os.fstat(STANDARD_OUTPUT)
        return True
    return False


def _prints_there(stream: TextIO | None) -> bool:
    """Whether a stream is that of the process; notebooks and tests have others."""
    with suppress(AttributeError, OSError, ValueError):
        return stream is not None and stream.fileno() == STANDARD_OUTPUT
    return False


def _flush() -> None:
    """Have the C library write what it holds back."""
    ctypes.CDLL("ucrtbase" if os.name == "nt" else None).fflush(None)


_OUTPUT = _StandardOutput()


@contextmanager
def stray_output_silenced() -> Iterator[None]:
    """Solve without a line of the C library on the standard output, whatever else is solved meanwhile."""
    _OUTPUT.take_away()
    try:
        yield
    finally:
        _OUTPUT.give_back()
