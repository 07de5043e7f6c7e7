"""The problem of answering what has happened: what was told and can no longer be finds another place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tourplanner.domain.config import Config
from tourplanner.domain.period import Half
from tourplanner.domain.schedule import Appointment, Schedule
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.message import Text, message
from tourplanner.problem.rules.registry import rule_of
from tourplanner.problem.rules.van_day import VAN_DAY
from tourplanner.schedule.events import left_by, moved_on
from tourplanner.schedule.laid_year import LaidYear
from tourplanner.schedule.promises import repair_problem
from tourplanner.schedule.repair_problem import Promise, Repair, RepairProblem


@dataclass(frozen=True, slots=True)
class Moved:
    """An appointment that was told, and what becomes of it; ``new`` None where it falls away.

    ``why`` is what closes its date, by the rule of that id, or what the planner said of a visit ``by_hand``.
    Of a visit that keeps its moment ``why`` is why its square is elsewhere. Where nothing closes its date,
    ``for_stop`` is the id of a stop that takes its place, "" where it only makes room. ``left`` is the day
    from which its stop is not toured any more, None where it is.
    """

    old: Appointment
    new: Appointment | None
    why: str = ""
    rule: str = ""
    for_stop: str = ""
    by_hand: bool = False
    left: date | None = None

    @property
    def is_asked(self) -> bool:
        """Whether the planner said that it is not there any more, so that no other place is looked for."""
        return self.by_hand or self.left is not None

    @property
    def keeps_its_moment(self) -> bool:
        """Whether it stays on its date and in its half, at another place or other hours."""
        return self.new is not None and (self.new.date, self.new.half) == (self.old.date, self.old.half)

    @property
    def keeps_its_time(self) -> bool:
        """Whether date and hours stay as they were told, so that nothing but its place changes."""
        new = self.new
        return new is not None and (new.date, new.start, new.end) == (
            self.old.date,
            self.old.start,
            self.old.end,
        )

    def reason(self, names: Mapping[str, str]) -> Text:
        """Why, in words; `names` are those of stops."""
        if self.why:
            return self.why
        if self.by_hand:
            return message("replan.by-hand")
        if self.left is not None:
            return message("replan.has-left", day=self.left)
        if self.rule:
            return rule_of(self.rule).because
        if self.new is not None and self.keeps_its_moment:
            is_there = self.new.place == self.old.place
            return message("replan.same-day") if is_there else message("replan.same-moment")
        if self.for_stop:
            return message("replan.gives-way", stop=names.get(self.for_stop, self.for_stop))
        return message("replan.makes-room")


def that_gives_way(config: Config, notice: Sequence[tuple[int, int]] = ()) -> Config:
    """The config where visits that lose their place are looked for another one, whatever closed dates do.

    What a holiday does to dates that nobody was told of yet is the config's word. Here people were told,
    and something has happened: only a stop that says itself that it skips closed dates does. `notice` are
    days and weights in place of those of the config, where there are any.
    """
    rules = config.schedule
    rules = replace(rules, on_closed=OnClosed.SWAP, notice=rules.notice.with_steps(notice))
    return replace(config, schedule=rules)


def replan_problem(year: LaidYear, keep_before: date | None) -> RepairProblem | None:
    """What is to be mended of a year that was told; None where all of it can stay.

    Visits that were lost when people were told stay lost: nothing has happened to them.
    """
    told = year.told
    assert told is not None
    # Exceptional openings are where they are, whatever happens.
    openings = {each.key for each in told.schedule.appointments if each.stop in year.real.openings}
    if (told.places.keys() - openings) <= year.held.keys() and not year.has_other_hours:
        return None
    problem = repair_problem(year)
    if problem is None:
        return None
    promises = (promise for promise in problem.promises if _is_asked(promise, year))
    frozen = [day for day in (problem.frozen_before, keep_before) if day is not None]
    return replace(problem, promises=tuple(promises), frozen_before=max(frozen, default=None))


def _is_asked(promise: Promise, year: LaidYear) -> bool:
    return promise.told or promise.key in year.held


def moved(year: LaidYear, schedule: Schedule) -> tuple[Moved, ...]:
    """What becomes of appointments that were told, where it is not what was told; in order of old dates."""
    told = year.told
    assert told is not None
    now = {each.key: each for each in schedule.appointments if not each.cancelled}
    changed = [
        (old, now.get(old.key))
        for old in told.schedule.appointments
        if not old.cancelled
        and schedule.start <= old.date <= schedule.until
        and not _is_same(old, now.get(old.key))
    ]
    guests = {(new.date, new.half): new.stop for _, new in changed if new is not None}
    return tuple(_moved(year, old, new, guests) for old, new in changed)


def _is_same(old: Appointment, new: Appointment | None) -> bool:
    return new is not None and (new.date, new.start, new.end, new.place) == (
        old.date,
        old.start,
        old.end,
        old.place,
    )


def _moved(
    year: LaidYear, old: Appointment, new: Appointment | None, guests: dict[tuple[date, Half], str]
) -> Moved:
    hand, real = year.by_hand, year.real
    event = hand.moved.get(old.key) or hand.cancelled.get(old.key)
    if event is not None:
        return Moved(old, new, event.why, by_hand=True)
    leaves = left_by(real.config, old.stop, old.date)
    if leaves is not None:
        return Moved(old, new, leaves.why, left=leaves.on)
    if old.stop in real.on(old.date).problem.stop_index:
        closing = real.closing(old.stop, old.date, old.half, old.van)
        displaced = year.closings.get(old.key)
        if closing is None and displaced is not None and displaced.rule == VAN_DAY.id:
            closing = displaced  # its van goes to an exceptional opening
        if closing is not None:
            return Moved(old, new, closing.why, closing.rule)
    if new is not None and (new.date, new.half) == (old.date, old.half):
        square = moved_on(real.config, old.stop, old.date)
        return Moved(old, new, square.why if square else "")
    guest = guests.get((old.date, old.half), "")
    return Moved(old, new, for_stop=guest if guest != old.stop else "")


def as_it_stands(year: LaidYear) -> Repair:
    """The year with nothing mended: what has no place has none."""
    tours = sorted((*year.tours, *year.standing), key=lambda tour: (tour.date, tour.van))
    return Repair(tuple(tours), year.held, ())
