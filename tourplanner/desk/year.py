"""The year as months and as a list: who is where on which date, what is closed, and what changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from tourplanner.calendar.holidays import public_holidays
from tourplanner.desk.card import INKS
from tourplanner.domain.config import Stop
from tourplanner.domain.schedule import Change
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import Message
from tourplanner.outputs.view import PlanView
from tourplanner.problem.rules import rule_of
from tourplanner.wording.format import all_hours, capital_month, day_of_year, weekday
from tourplanner.wording.terms import half_of_stop
from tourplanner.wording.words import Words
from tourplanner.workflow.plan_view import year_view
from tourplanner.workflow.year.dated_plan import DatedPlan
from tourplanner.workflow.year.school_breaks import school_breaks
from tourplanner.workflow.year.told_dates import DatedStop, Known, known_dates

WEEK = 7
URGENT = (Known.TELL, Known.DRAFT, Known.TOLD)
"""What people know, that which has to be done first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A visit on a date: ``shape`` is its half, ``known`` what people know of it."""

    name: str
    ink: int
    shape: str
    hours: str
    place: str
    van: str
    known: str = ""


@dataclass(frozen=True, slots=True)
class YearDay:
    """A date: its visits, what closes it, what changes on it, in sentences.

    ``school`` names the school holidays that it lies in; ``known`` is what people know of it: ``tell`` where
    somebody has to be told otherwise, ``draft`` where something is new, else ``told``.
    """

    iso: str
    number: int
    name: str
    marks: tuple[Mark, ...]
    closed: str
    changes: tuple[str, ...]
    is_today: bool
    school: str = ""
    known: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to tell of it."""
        return not (self.marks or self.closed or self.changes)


@dataclass(frozen=True, slots=True)
class YearMonth:
    """A month: its weeks from Monday to Sunday, None for days of other months."""

    name: str
    id: str
    weeks: tuple[tuple[YearDay | None, ...], ...]

    @property
    def days(self) -> Iterator[YearDay]:
        """Its days that have something to tell."""
        for week in self.weeks:
            yield from (day for day in week if day and not day.is_bare)


@dataclass(frozen=True, slots=True)
class Year:
    """All months of a schedule."""

    months: tuple[YearMonth, ...]
    weekdays: tuple[str, ...]

    def day(self, iso: str) -> YearDay | None:
        """The day of that date."""
        days = (day for month in self.months for week in month.weeks for day in week)
        return next((day for day in days if day and day.iso == iso), None)


def year_of(dated: DatedPlan, today: date, words: Words) -> Year:
    """The year of a plan on real dates."""
    view, schedule = year_view(dated.plan), dated.whole
    tours: dict[date, list[Tour]] = {}
    for tour in schedule.tours:
        tours.setdefault(tour.date, []).append(tour)
    changes = _changes(dated, words)
    closed = _closed(dated, schedule.start, schedule.until)
    school = _school(dated, schedule.start, schedule.until, words)
    known = known_dates(dated, today)
    urgent = _most_urgent(known)

    def day_of(day: date) -> YearDay:
        return YearDay(
            iso=day.isoformat(),
            number=day.day,
            name=day_of_year(day, words.lang),
            marks=tuple(
                _mark(view, tour, visit, known.get((day, visit.stop)), words)
                for tour in tours.get(day, ())
                for visit in tour.visits
            ),
            closed=closed.get(day, ""),
            changes=tuple(changes.get(day, ())),
            is_today=day == today,
            school=school.get(day, ""),
            known=urgent.get(day, ""),
        )

    days = [schedule.start + timedelta(days=n) for n in range((schedule.until - schedule.start).days + 1)]
    months = (
        YearMonth(
            capital_month(date(year, month, 1), words.lang),
            f"m-{year}-{month:02}",
            _weeks([day_of(each) for each in own], date(year, month, 1)),
        )
        for (year, month), own in groupby(days, key=lambda day: (day.year, day.month))
    )
    return Year(tuple(months), tuple(weekday(n, words.lang) for n in range(WEEK)))


def _weeks(days: list[YearDay], first: date) -> tuple[tuple[YearDay | None, ...], ...]:
    """The days of a month that may begin or end in its middle, in rows from Monday to Sunday."""
    lead = (first.weekday() + days[0].number - 1) % WEEK
    boxes: list[YearDay | None] = [None] * lead + list(days)
    boxes += [None] * (-len(boxes) % WEEK)
    return tuple(tuple(boxes[n : n + WEEK]) for n in range(0, len(boxes), WEEK))


def _mark(view: PlanView, tour: Tour, visit: Visit, known: Known | None, words: Words) -> Mark:
    stop = view.stop_on(visit.stop, tour.date)
    return Mark(
        name=stop.name,
        ink=view.area_index(stop.area) % INKS,
        shape=visit.half.value,
        hours=all_hours(visit.parts, words.lang),
        place=stop.place,
        van=tour.van if len(view.config.vans) > 1 else "",
        known=known.value if known else "",
    )


def _changes(dated: DatedPlan, words: Words) -> Mapping[date, Sequence[str]]:
    """What is not where the cycle has it, in sentences, by the date it was on and the one it is on."""
    stops = {stop.id: stop for stop in dated.config.stops}
    found: dict[date, list[str]] = {}
    for change in dated.whole.changes:
        for day in {change.old_date, change.new_date or change.old_date}:
            found.setdefault(day, []).append(_sentence(change, stops.get(change.stop), words))
    return found


def _most_urgent(known: Mapping[DatedStop, Known]) -> Mapping[date, str]:
    """Of what people know of the visits of each date, what has to be done first."""
    states: dict[date, set[Known]] = {}
    for (day, _), state in known.items():
        states.setdefault(day, set()).add(state)
    return {day: next(each.value for each in URGENT if each in there) for day, there in states.items()}


def _school(dated: DatedPlan, first: date, last: date, words: Words) -> Mapping[date, str]:
    """The name of the school holidays of each date that lies in some."""
    found = {}
    for each in school_breaks(dated.plan.whole_config, dated.plan.catalogue, first, last):
        name = words.of(Message(f"code.school-{each.name}"))
        for n in range((min(each.last, last) - max(each.first, first)).days + 1):
            found[max(each.first, first) + timedelta(days=n)] = name
    return found


def _closed(dated: DatedPlan, first: date, last: date) -> Mapping[date, str]:
    """Why nobody tours, by date: public holidays and closures of all of a day."""
    rules = dated.plan.whole_config.calendar
    found = dict(public_holidays(rules.public_holidays, first, last, rules.departement))
    for closure in rules.closed:
        if closure.half is None:
            for n in range((min(closure.last, last) - max(closure.first, first)).days + 1):
                found.setdefault(max(closure.first, first) + timedelta(days=n), closure.why)
    return found


def _sentence(change: Change, stop: Stop | None, words: Words) -> str:
    """What becomes of a visit that is not where the cycle has it."""
    visit = words(
        "published.visit",
        stop=stop.name if stop else change.stop,
        half=half_of_stop(change.old_half, stop, words.lang),
    )
    why = change.why or (words.of(rule_of(change.rule).because) if change.rule else "")
    if change.new_date is None or change.new_half is None:
        said = words("desk.year-lost", visit=visit, date=change.old_date)
    else:
        half = half_of_stop(change.new_half, stop, words.lang)
        said = words("desk.year-moved", visit=visit, date=change.old_date, to=change.new_date, half=half)
    return words("desk.year-why", said=said, why=why) if why else said
