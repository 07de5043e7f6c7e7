"""A rule of a plan, with all that is known of it in one value."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.period import Calendar, Session
from tourplanner.domain.tour import Tour, Visit
from tourplanner.domain.work_rules import WorkRules
from tourplanner.message import Message
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.edit import Edit
from tourplanner.problem.rules.tally import Tally, TallyOfEach
from tourplanner.problem.rules.violation import Violation

Find: TypeAlias = Callable[[Problem, Sequence[Tour]], Iterator[Violation]]
"""Every breach by some tours of vans and stops that the problem knows."""

OfStop: TypeAlias = Callable[[Problem, Stop, Sequence[tuple[Tour, Visit]]], Iterator[Violation]]
"""Every breach by the visits of one stop, which are all of its own, in order of date.

Of a visit it looks at its date, van and half, and at how long it is: not at when it begins, nor at the
rest of its tour.
"""

Excludes: TypeAlias = Callable[[Config, Calendar, Stop, Session], bool]
"""Whether a stop can't be visited in a session, whatever the rest of the plan."""


class Look(StrEnum):
    """What a rule looks at, one such thing at a time and whatever the rest of the plan.

    ``TOUR``: one tour. ``DATE``: the tours of a date. ``CREW``: those of a crew in the whole cycle.
    ``PLAN``: all of them at once.
    """

    TOUR = "tour"
    DATE = "date"
    CREW = "crew"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a rule that is found apart, in any tours that hold all that it looks at."""

    look: Look
    find: Find


class Scope(StrEnum):
    """Whom a rule binds; clashes are looked for in this order."""

    CREW = "crew"
    STOP = "stop"
    AREA = "area"
    FLEET = "fleet"

    def subject(self, stop: Stop) -> str:
        """The id of whom a rule binds where it binds a visit to the stop."""
        match self:
            case Scope.STOP:
                return stop.id
            case Scope.AREA:
                return stop.area
            case Scope.CREW | Scope.FLEET:
                return ""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a rule binds in one case: a stop by its id, an area by its EPCI, "" for all crews and vans.

    ``name`` is what readers call it.
    """

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Binding:
    """How a rule that a config could do without binds its subjects.

    Attributes
    ----------
    scope
        What its subjects are.
    applies
        Whether the config asks it of the subject with this id.
    asks
        What it demands of a subject, with the figures of the config.
    without
        The config that does not ask it of the subject with this id.
    offers
        Smaller changes than that, each of which could make room for a promise.
    """

    scope: Scope
    applies: Callable[[Config, str], bool]
    asks: Callable[[Problem, Subject], Message]
    without: Callable[[Config, str], Config]
    offers: Callable[[Config, Calendar, Subject], Iterator[Edit]]


class Span(StrEnum):
    """Over which time a limit is kept."""

    DAY = "day"
    WEEK = "week"
    CYCLE = "cycle"


@dataclass(frozen=True, slots=True)
class Limit:
    """A sum over a crew's tours that a config bounds from above.

    Attributes
    ----------
    span
        The time that it is summed over.
    stated
        The part of one tour, in seconds, as the tour states it.
    most
        What is allowed, in seconds: of a cycle, what it may be in the mean of its weeks.
    """

    span: Span
    stated: Callable[[Tour], int]
    most: Callable[[WorkRules], int]


@dataclass(frozen=True, slots=True)
class Rule:
    """A hard rule. Its sentences are messages named after its id.

    Attributes
    ----------
    id
        Public: in JSON files and in the lines of `check`.
    find
        Its breaches.
    excludes
        For rules that look at one visit at a time: the sessions that they take from a stop. All engines
        keep to the sessions that are left.
    limit
        For rules that bound a sum of hours.
    tally
        For rules that bound a sum over the visits of a tour by nothing but what each of them counts. All
        engines keep to it; ``find`` is then ``tally.find(id)``, and its binding is of `Scope.CREW`.
    binding
        How it binds and what loosens it; None for what is taken as given, such as opening hours and
        travel times.
    looks
        What it looks at one at a time; None where that is the visits of one stop and nothing else.
    part
        What ``looks`` is said of, where it is not all of ``find``.
    of_stop
        What it finds in the visits of one stop. It and ``part`` find together what ``find`` does.
    """

    id: str
    find: Find
    excludes: Excludes | None = None
    limit: Limit | None = None
    tally: Tally | TallyOfEach | None = None
    binding: Binding | None = None
    looks: Look | None = Look.PLAN
    part: Find | None = None
    of_stop: OfStop | None = None

    def __post_init__(self) -> None:
        if self.tally is not None and (self.binding is None or self.binding.scope is not Scope.CREW):
            raise ValueError(f"{self.id} counts in every tour: its binding is of every crew")

    @property
    def parts(self) -> tuple[Part, ...]:
        """What of it is found in tours; what it finds in the visits of one stop is ``of_stop``."""
        return () if self.looks is None else (Part(self.looks, self.part or self.find),)

    def forbids(self, config: Config, calendar: Calendar, stop: Stop, session: Session) -> bool:
        """Whether it takes the session from the stop, whatever the rest of the plan."""
        return self.excludes is not None and self.excludes(config, calendar, stop, session)

    @property
    def bound(self) -> Binding:
        """How it binds: of a rule that a config could do without."""
        assert self.binding is not None, self.id
        return self.binding

    @property
    def sum_limit(self) -> Limit:
        """Its limit: of a rule that bounds a sum."""
        assert self.limit is not None, self.id
        return self.limit

    @property
    def sentence(self) -> Message:
        """What it says of any plan."""
        return Message(f"rule.{self.id}")

    @property
    def because(self) -> Message:
        """Why a half-day is not possible: for rules that exclude sessions or dates."""
        return Message(f"rule.{self.id}-because")

    @property
    def figure_name(self) -> Message:
        """What its limit bounds, as the heading of a column."""
        return Message(f"rule.{self.id}-figure")

    @property
    def limit_name(self) -> Message:
        """Its limit, as the heading of a column."""
        return Message(f"rule.{self.id}-limit")


def no_offers(_config: Config, _calendar: Calendar, _subject: Subject) -> Iterator[Edit]:
    """Nothing smaller than to drop the rule."""
    return iter(())
