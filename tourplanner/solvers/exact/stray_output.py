"""Keeping what HiGHS prints past its log off the standard output, which carries data.

Some lines of HiGHS (of its linear algebra and of its feasibility jump, up to 1.12) are printed by plain calls
of the C library: no option of it silences them, and to turn off what prints them changes what is found. To a
pipe or a file that library writes late, from its own buffer: it is emptied before the output changes hands.
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _StandardOutput:
    """That of the process, which solves in several threads take away and give back together."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._solves = 0
        self._kept = -1

    def take_away(self) -> None:
        """Begin a solve: the first of several keeps where the output goes."""
        with self._lock:
            if self._solves == 0:
                sys.stdout.flush()
                _flush()
                self._kept = os.dup(1)
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, 1)
                os.close(nowhere)
            self._solves += 1

    def give_back(self) -> None:
        """End a solve: the last of several puts back what the first one found."""
        with self._lock:
            self._solves -= 1
            if self._solves == 0:
                _flush()
                os.dup2(self._kept, 1)
                os.close(self._kept)


def _flush() -> None:
    """Have the C library write what it holds back."""
    ctypes.CDLL("ucrtbase" if os.name == "nt" else None).fflush(None)


_OUTPUT = _StandardOutput()


@contextmanager
def stray_output_silenced() -> Iterator[None]:
    """Solve without a line on the standard output, whatever else is solved meanwhile.

    What another thread prints then is lost as well: whoever serves pages while HiGHS runs tells what there is
    to tell on the standard error.
    """
    _OUTPUT.take_away()
    try:
        yield
    finally:
        _OUTPUT.give_back()
