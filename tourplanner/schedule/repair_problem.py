"""The repair of a calendar as a problem of its own: real dates, promises, and tours that were laid or told.

Whoever knows the grid, the holidays and the events builds a `RepairProblem`; whoever solves it needs none of
these. Stops and vans are named by id everywhere, as the config in force may differ from date to date.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tourplanner.domain.aim import Aim, ProvenAim
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem

ORDER = (Aim.LOST, Aim.CHANGED, Aim.UNUSUAL, Aim.ABSENCE, Aim.UNEVEN, Aim.TOURS, Aim.DRIVING)
"""The aims in their usual order."""


@dataclass(frozen=True, slots=True)
class RealDay:
    """A date on which vans may go out.

    Attributes
    ----------
    date
        A date that is open for at least one van.
    problem
        The config in force on that date, and its travel times. Its calendar has the sessions of the date: a
        stop may be visited in those of them that are in its ``openings``. Days whose config is the same share
        one problem, which saves time and memory.
    vans
        Ids of the vans that are there and have a crew.
    cycle
        The repetition whose work is summed up with that of the date (``work-cycle``); None where no limit
        over a cycle holds.
    usual
        Whether the crew tours then anyway: by the grid, or because the date was opened by hand. A catch-up
        day is not.
    out
        Vans that are there and not in that half.
    """

    date: date
    problem: Problem
    vans: frozenset[str]
    cycle: int | None
    usual: bool = True
    out: frozenset[tuple[str, Half]] = frozenset()


@dataclass(frozen=True, slots=True)
class Promise:
    """One visit that is owed.

    Attributes
    ----------
    key
        Names it for good, as `Appointment.key`.
    stop
        Id of its stop.
    first, last
        The dates between which it may be, both included. One that may not move (``on_closed = "skip"``, a
        dated lock, a visit put there by hand) has ``first == last``; that is not always ``date``. Windows of
        the promises of one stop may overlap.
    date, half, van
        Where it was told, or where the grid has it when it never was. The date may be closed.
    people
        What losing it costs: people expected, at least 1.
    weight
        What it costs when its date or half-day is another one: the less notice, the more. Every one that was
        told weighs more than any that was not; a promise is free to move when it weighs 0.
    told
        Whether people have read it.
    halves
        The halves in which it may be; None for those that the stop allows.
    hours
        When it begins and ends, in seconds, as people have read it; None where only the half-day counts: for
        what was not told.
    weight_hours
        What other hours in the same half-day cost: no more than another date.
    """

    key: str
    stop: str
    first: date
    last: date
    date: date
    half: Half
    van: str
    people: int = 1
    weight: int = 1
    told: bool = False
    halves: frozenset[Half] | None = None
    hours: tuple[int, int] | None = None
    weight_hours: int = 0


@dataclass(frozen=True, slots=True)
class RepairProblem:
    """Promises to be kept on real dates, with as little trouble as can be.

    Attributes
    ----------
    days
        Dates on which vans may go out, in order.
    promises
        What is owed from the first to the last day, visits that are no longer possible where they were told
        among them.
    tours
        Tours as they were laid or told, in order of date and van: also those that can no longer be driven, in
        whole or in part. At most one of a van a date.
    standing
        Tours that stay as they are whatever happens: exceptional openings, tours by hand. They count in
        hours and rest, their van is not free for anything else on that date, and their visits are no
        promises.
    most_unusual
        How many tours may take place on days that are not usual; None for as many as help.
    frozen_before
        Dates before it stay as they were told: nothing leaves them, nothing is put there.
    """

    days: tuple[RealDay, ...]
    promises: tuple[Promise, ...]
    tours: tuple[Tour, ...]
    standing: tuple[Tour, ...] = ()
    most_unusual: int | None = None
    frozen_before: date | None = None


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """Where a promise is held."""

    date: date
    half: Half
    van: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A calendar that was mended.

    Attributes
    ----------
    tours
        All tours, the standing ones among them, in order of date and van.
    held
        Where each promise is held, by its key, in the order of the promises; one that is lost is not there.
    aims
        The aims in the order in which they counted, each with its value and what is proven of it.
    complete
        Whether the search came to its end: neither out of time nor interrupted.
    figures
        Sizes of the models (never times).
    """

    tours: tuple[Tour, ...]
    held: Mapping[str, Held]
    aims: tuple[ProvenAim, ...]
    complete: bool = True
    figures: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_proven(self) -> bool:
        """Whether every aim is proven."""
        return all(each.is_proven for each in self.aims)

    @property
    def values(self) -> tuple[int, ...]:
        """The values of the aims, in their order: of two repairs the better one has the lesser."""
        return tuple(each.value for each in self.aims)

    def aim(self, aim: Aim) -> ProvenAim:
        """What is known of one aim."""
        return next(each for each in self.aims if each.aim is aim)
