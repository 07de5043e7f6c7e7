"""What every page of the desk is made from."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from threading import Event
from typing import Protocol

from starlette.requests import Request

from tourplanner.desk.comparisons import Comparisons
from tourplanner.desk.dated_plans import DatedPlans
from tourplanner.desk.explanations import Explanations
from tourplanner.desk.guard import House
from tourplanner.desk.keys import CREW, PLANNER, Keys
from tourplanner.desk.replans import Replans
from tourplanner.desk.search import Searches
from tourplanner.desk.session import Session
from tourplanner.desk.workbooks import Workbooks
from tourplanner.wording.words import Words


class Room(Protocol):
    """What the door and the pages need of where they are: a desk, or the start page."""

    @property
    def house(self) -> House:
        """By which names it is called."""
        ...

    @property
    def keys(self) -> Keys:
        """Who may come in."""
        ...

    @property
    def words(self) -> Words:
        """The language of its pages."""
        ...

    @property
    def entered(self) -> Callable[[], None]:
        """Is called when somebody came in by the word of the address."""
        ...

    @property
    def start(self) -> str:
        """The address of the start page; empty where there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """A dossier on the desk, its house and its keys.

    Attributes
    ----------
    today
        Tells what day it is, as the door knows it.
    entered
        Is called when somebody came in by the word of the address, which is another one from then on.
    closing
        Is set when the desk is being closed: streams end then.
    start
        The address of the start page; empty where there is none.
    """

    session: Session
    house: House
    keys: Keys
    words: Words
    today: Callable[[], date]
    entered: Callable[[], None] = lambda: None
    closing: Event = field(default_factory=Event)
    searches: Searches = field(default_factory=Searches)
    dated: DatedPlans = field(default_factory=DatedPlans)
    explanations: Explanations = field(default_factory=Explanations)
    start: str = ""
    comparisons: Comparisons = field(default_factory=Comparisons)
    workbooks: Workbooks = field(default_factory=Workbooks)
    replans: Replans = field(default_factory=Replans)

    def close(self) -> None:
        """End what is under way beside its pages, and draw what is still to be drawn."""
        self.searches.forget()
        self.explanations.close()
        self.comparisons.close()
        self.replans.forget()
        self.session.drawing.finish()


def room_of(request: Request) -> Room:
    """Where a request is: at a desk, or at the start page."""
    found: Room = request.app.state.desk
    return found


def desk_of(request: Request) -> Desk:
    """The desk that a request is for."""
    found = request.app.state.desk
    assert isinstance(found, Desk)
    return found


def writes(request: Request) -> bool:
    """Whether whoever asks may change anything."""
    return bool(request.scope.get("role") == PLANNER)


def counts(request: Request) -> bool:
    """Whether whoever asks may say how many people came."""
    return request.scope.get("role") in (PLANNER, CREW)
