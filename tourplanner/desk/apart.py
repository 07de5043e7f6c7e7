"""Work in a process of its own: the page goes on while it reckons, and it can be ended at any moment."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

from tourplanner.desk.work import Work
from tourplanner.errors import InputError, TourPlannerError
from tourplanner.message import message
from tourplanner.workflow.child import serve_the_parent

Made = TypeVar("Made")


class Apart(Work[Made]):
    """Something that was begun in another process.

    It is spawned, not forked: a fork would copy threads of the server and of the solver's libraries half-way.

    Parameters
    ----------
    act
        Does it; what it is and what it gives are pickled.
    """

    def __init__(self, act: Callable[[], Made]) -> None:
        context = multiprocessing.get_context("spawn")
        self._answers, answering = context.Pipe(duplex=False)
        self._process = context.Process(target=_answer, args=(act, answering), daemon=True)
        self._process.start()
        # What is left of it is held by the process alone: its death ends the waiting.
        answering.close()
        super().__init__(self._answer)

    def kill(self) -> None:
        """End it, with nothing."""
        self._process.kill()

    def _answer(self) -> Made:
        try:
            answer: Made | TourPlannerError = self._answers.recv()
        except EOFError:
            raise InputError.of("", message("hall.work-lost")) from None
        finally:
            self._process.join()
            self._answers.close()
        if isinstance(answer, TourPlannerError):
            raise answer
        return answer


def _answer(act: Callable[[], object], answering: Connection) -> None:
    serve_the_parent()
    try:
        answer = act()
    except TourPlannerError as error:
        answer = error
    answering.send(answer)
    answering.close()
