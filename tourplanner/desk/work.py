"""What takes longer than a page may wait: done beside it, while the page tells for how long."""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from tourplanner.errors import InputError, TourPlannerError
from tourplanner.message import message

Made = TypeVar("Made")


class Work(Generic[Made]):
    """Something that was begun.

    Parameters
    ----------
    act
        Does it, in a thread of its own.
    """

    def __init__(self, act: Callable[[], Made]) -> None:
        self.begun = time.monotonic()
        self._made: list[Made] = []
        self._error: TourPlannerError | None = None
        self._ended = threading.Event()
        threading.Thread(target=self._run, args=(act,), daemon=True).start()

    @property
    def is_done(self) -> bool:
        """Whether it has ended, well or not."""
        return self._ended.is_set()

    @property
    def seconds(self) -> int:
        """For how long it has gone on."""
        return int(time.monotonic() - self.begun)

    def ends_within(self, seconds: float) -> bool:
        """Whether it ends in that time, waiting for it."""
        return self._ended.wait(seconds)

    def made(self) -> Made:
        """What came of it, waiting for it.

        Raises
        ------
        TourPlannerError
            What went wrong.
        """
        self._ended.wait()
        if self._error is not None:
            raise self._error
        if not self._made:
            # Python has told the rest on the terminal.
            raise InputError.of("", message("hall.work-lost"))
        return self._made[0]

    def _run(self, act: Callable[[], Made]) -> None:
        try:
            self._made.append(act())
        except TourPlannerError as error:
            self._error = error
        finally:
            self._ended.set()
