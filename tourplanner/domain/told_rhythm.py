"""The rhythm by which people know a stop, as files tell it: to read, and for other programs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.grid_rhythm import rhythm_of
from tourplanner.domain.period import CycleKind
from tourplanner.domain.recurrence import EveryWeeks, Recurrence
from tourplanner.domain.rrule import rrule
from tourplanner.domain.tour import Tour

A_YEAR_OR_TWO = timedelta(800)
"""Wherever a rule of every eighth week begins, its season comes round within."""


@dataclass(frozen=True, slots=True)
class ToldRhythm:
    """A stop's rhythm in words, and as a rule where one tells the very same dates.

    Attributes
    ----------
    text
        In French, as it is read in a config again.
    rule
        Its RRULE (RFC 5545), None where explicit dates alone tell it.
    first
        A date of a rule of every second week or more, which says what weeks are meant; else None.
    """

    stop: str
    text: str
    rule: str | None
    first: date | None

    @classmethod
    def of(cls, stop: str, recurrence: Recurrence, text: str) -> "ToldRhythm":
        """That of a stop which people know by `recurrence`, in words `text`."""
        rule = rrule(recurrence)
        return cls(stop, text, rule, _first(recurrence) if rule else None)


def _first(recurrence: Recurrence) -> date | None:
    rhythm = recurrence.rhythm
    if not isinstance(rhythm, EveryWeeks) or rhythm.anchor is None:
        return None
    return next(recurrence.between(rhythm.anchor, rhythm.anchor + A_YEAR_OR_TWO), None)


def told_recurrences(config: Config, grid: Iterable[Tour]) -> dict[str, Recurrence]:
    """The rhythms by which people know stops, by their ids, of those that have one.

    Parameters
    ----------
    grid
        The tours of an ordinary cycle.
    """
    tours = tuple(grid)
    found = ((stop.id, told_recurrence(config, tours, stop)) for stop in config.stops)
    return {stop: recurrence for stop, recurrence in found if recurrence is not None}


def told_recurrence(config: Config, tours: Iterable[Tour], stop: Stop) -> Recurrence | None:
    """The rhythm by which people know a stop: its own, or the one of its days of a month's grid.

    That of a cycle of weeks in a row is only told by a stop's own rhythm: which of the weeks are meant is
    nothing that people know.

    Parameters
    ----------
    tours
        The grid.
    """
    rules = config.calendar
    if stop.when is not None:
        return stop.when
    if not rules.repeats or rules.cycle is CycleKind.WEEKS:
        return None
    days = {
        (tour.date - rules.start).days
        for tour in tours
        if any(visit.stop == stop.id for visit in tour.visits)
    }
    rhythm = rhythm_of(days, rules)
    return None if rhythm is None else Recurrence(rhythm, stop.seasons)
