"""Work in a process of its own: the page goes on while it reckons, and it can be ended at any moment."""

import multiprocessing
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TypeAlias, TypeVar

from tourplanner.desk.work import Work
from tourplanner.errors import InputError, TourPlannerError
from tourplanner.message import message
from tourplanner.workflow.jobs.child import serve_the_parent

Made = TypeVar("Made")
Tell: TypeAlias = Callable[[str], None]
"""Is given how far work has come, in words."""


@dataclass(frozen=True, slots=True)
class Line:
    """How far work has come, on its way from one process to the other."""

    text: str


class Apart(Work[Made]):
    """Something that was begun in another process.

    It is spawned, not forked: a fork would copy threads of the server and of the solver's libraries half-way.

    Parameters
    ----------
    act
        Does it, and tells how far it is; what it is and what it gives are pickled.
    """

    def __init__(self, act: Callable[[Tell], Made]) -> None:
        context = multiprocessing.get_context("spawn")
        self._answers, answering = context.Pipe(duplex=False)
        self._process = context.Process(target=_answer, args=(act, answering), daemon=True)
        self._process.start()
        # What is left of it is held by the process alone: its death ends the waiting.
        answering.close()
        self.said = ""
        self.is_stopped = False
        super().__init__(self._answer)

    def stop(self) -> None:
        """End it soon, with the best that it has by then, if that is anything."""
        self.is_stopped = True
        self._process.terminate()

    def kill(self) -> None:
        """End it, with nothing."""
        self._process.kill()

    def _answer(self) -> Made:
        try:
            answer: Made | Line | TourPlannerError = Line("")
            while isinstance(answer, Line):
                self.said = answer.text
                answer = self._answers.recv()
        except EOFError:
            raise InputError.of(
                "", message("desk.apart-stopped" if self.is_stopped else "hall.work-lost")
            ) from None
        finally:
            self._process.join()
            self._answers.close()
        if isinstance(answer, TourPlannerError):
            raise answer
        return answer


def _answer(act: Callable[[Tell], object], answering: Connection) -> None:
    serve_the_parent()
    # What a search takes as Ctrl-C in a terminal: it gives the best that it has.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        answer = act(lambda text: answering.send(Line(text)))
    except TourPlannerError as error:
        answer = error
    except KeyboardInterrupt:
        return
    answering.send(answer)
    answering.close()
