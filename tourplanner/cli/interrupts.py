"""Ctrl-C, a request to end (SIGTERM) and a terminal that is gone (SIGHUP): what they do, and when.

While modules load, the process leaves at once: nothing was begun that would need an end, and half-loaded
libraries fail in odd ways. While a command works, they raise `KeyboardInterrupt`, which a search takes as
its end. This module is loaded before anything else, so it loads next to nothing itself.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

STOPPED = 2
"""The exit code of whoever is stopped before there is anything to keep."""

NAMES = {"SIGINT": "Ctrl-C", "SIGTERM": "SIGTERM", "SIGHUP": "SIGHUP"}
"""What people call the signals; SIGHUP is not known everywhere."""

Farewell = Callable[[str], str]
"""The line with which the process leaves, by the name of what stopped it."""


class Interrupts:
    """What signals do to this process; it has only one, `INTERRUPTS`.

    Attributes
    ----------
    by
        The name of what has stopped the process, empty so far.
    farewell
        The last line; None until there are words for it, and a signal waits for them.
    """

    def __init__(self) -> None:
        self.by = ""
        self.farewell: Farewell | None = None
        self._at_work = False

    def listen(self) -> None:
        """Take the signals from now on, but for those that whoever started this process has silenced."""
        for number in _numbers():
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._on_signal)

    def speak(self, farewell: Farewell) -> None:
        """Have a last line from now on, and leave if a signal has waited for it."""
        self.farewell = farewell
        if self.by:
            self._leave(farewell)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Raise `KeyboardInterrupt` in the block when a signal comes."""
        self._at_work = True
        try:
            yield
        finally:
            self._at_work = False

    def finish(self) -> None:
        """Be deaf: all is done, and what little is left of the process ends by itself."""
        for number in _numbers():
            if signal.getsignal(number) == self._on_signal:
                signal.signal(number, signal.SIG_IGN)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self.by = NAMES[signal.Signals(number).name]
        if self._at_work:
            raise KeyboardInterrupt
        if self.farewell is not None:
            self._leave(self.farewell)

    def _leave(self, farewell: Farewell) -> NoReturn:
        # Not by an exception: library code in C would swallow it or make another of it.
        with suppress(OSError):
            os.write(2, f"{farewell(self.by)}\n".encode())
        os._exit(STOPPED)


def _numbers() -> Iterator[signal.Signals]:
    """The signals, as far as this system knows them."""
    for name in NAMES:
        number = getattr(signal, name, None)
        if number is not None:
            yield number


INTERRUPTS = Interrupts()
