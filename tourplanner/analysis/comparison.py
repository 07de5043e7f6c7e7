"""Plans side by side: the figures of each, and what becomes of every stop compared with the base."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tourplanner.analysis.label import Condition, conditions
from tourplanner.analysis.measures import Figures, figures_of
from tourplanner.domain.config import Config, Stop
from tourplanner.domain.period import Calendar, Half
from tourplanner.domain.plan import Plan
from tourplanner.domain.told_half import part_of
from tourplanner.message import Text


class Fate(StrEnum):
    """What becomes of a stop that a plan serves or served."""

    NEW = "new"
    LOST = "lost"
    MORE = "more"
    FEWER = "fewer"
    MOVED = "moved"
    SAME = "same"


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A half-day of the cycle: week from 1, weekday from Monday = 0; ``part`` is what readers call it."""

    week: int
    weekday: int
    half: Half
    part: Text = field(compare=False)


@dataclass(frozen=True, slots=True)
class StopChange:
    """A stop with its visits before and after; `stop` is as it is after, or was before it was lost."""

    fate: Fate
    stop: Stop
    before: tuple[Slot, ...]
    after: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A config with its plan; ``source`` names the file that it comes from, ``people`` are expected."""

    title: str
    why: str
    source: str
    config: Config
    calendar: Calendar
    plan: Plan
    people: int | None = None


@dataclass(frozen=True, slots=True)
class Rated:
    """A case with its figures, and its differences to the base, of which the base itself has none.

    ``conditions`` are those of the label that any of the cases has or wants.
    """

    case: Case
    figures: Figures
    changes: tuple[StopChange, ...] = ()
    conditions: tuple[Condition, ...] = ()

    def changed(self, fate: Fate) -> tuple[StopChange, ...]:
        """The stops of one fate, in the order of their names."""
        found = (change for change in self.changes if change.fate is fate)
        return tuple(sorted(found, key=lambda change: (change.stop.name, change.stop.id)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A base and what else could be."""

    base: Rated
    scenarios: tuple[Rated, ...]

    @property
    def all(self) -> tuple[Rated, ...]:
        """The base first, then the scenarios in the order in which they were asked for."""
        return (self.base, *self.scenarios)


def compare_cases(base: Case, cases: Sequence[Case], populations: Mapping[str, int]) -> Comparison:
    """Every case beside the base; `populations` are residents by code of the commune."""
    labelled = any(case.config.service.label for case in (base, *cases))

    def judged(case: Case) -> tuple[Condition, ...]:
        return conditions(case.config, case.calendar, case.plan.tours) if labelled else ()

    before = Rated(base, _figures(base, populations), conditions=judged(base))
    rated = (
        Rated(case, _figures(case, populations), stop_changes(base, case), judged(case)) for case in cases
    )
    return Comparison(before, tuple(rated))


def _figures(case: Case, populations: Mapping[str, int]) -> Figures:
    return figures_of(case.config, case.calendar, case.plan.tours, populations, case.people)


def stop_changes(before: Case, after: Case) -> tuple[StopChange, ...]:
    """What becomes of every stop that either plan serves, those of `after` first."""
    stops = {stop.id: stop for case in (before, after) for stop in case.config.stops}
    order = dict.fromkeys(stop.id for case in (after, before) for stop in case.config.stops)
    old, new = _slots(before), _slots(after)
    places = {stop.id: stop.position for stop in before.config.stops}
    found = []
    for name in order:
        was, will = old.get(name, ()), new.get(name, ())
        if was or will:
            stays = places.get(name) == stops[name].position
            found.append(StopChange(_fate(was, will, stays), stops[name], was, will))
    return tuple(found)


def _slots(case: Case) -> dict[str, tuple[Slot, ...]]:
    """The half-days of every stop that is served."""
    stops = {stop.id: stop for stop in case.config.stops}
    found: dict[str, list[Slot]] = {}
    for tour in case.plan.tours:
        for visit in tour.visits:
            part = part_of(stops.get(visit.stop), visit)
            slot = Slot(case.calendar.week(tour.date), tour.date.weekday(), visit.half, part)
            found.setdefault(visit.stop, []).append(slot)
    return {stop: tuple(sorted(slots)) for stop, slots in found.items()}


def _fate(before: tuple[Slot, ...], after: tuple[Slot, ...], stays: bool) -> Fate:
    if not before:
        return Fate.NEW
    if not after:
        return Fate.LOST
    if len(after) != len(before):
        return Fate.MORE if len(after) > len(before) else Fate.FEWER
    return Fate.SAME if before == after and stays else Fate.MOVED
