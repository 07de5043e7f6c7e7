"""Events that repeat: the visits of a stop that its rhythm tells, as one event with a rule.

A rule is only given where every phone reads the very dates from it. All that departs from it – another
square, other hours, a date that is moved or cancelled – is left out of the rule (EXDATE) and is an event of
its own, under the name and number that it has without any rule. And what was told keeps its form: a date that
phones know as an event of its own is never told a second time by a rule, and a rule goes on under its name.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, timedelta

from icalendar import Event, vRecur

from tourplanner.calendar.series import Series, series_of
from tourplanner.domain.recurrence import Recurrence
from tourplanner.domain.schedule import Appointment
from tourplanner.domain.told_rhythm import told_recurrences
from tourplanner.outputs.calendars.appointments import filled_event
from tourplanner.outputs.calendars.clocks import clock_at
from tourplanner.outputs.calendars.events import CONFIRMED, Span, new_event, uid_of
from tourplanner.outputs.rhythm_line import line_of
from tourplanner.outputs.spots import Spot, spot_on
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

FEWEST = 3
"""Dates of a series that is told for the first time."""
MOST_SKIPPED = 2
"""Dates in a row that a rule leaves out: with more it ends, and another one begins."""
SERIES = "series"


@dataclass(frozen=True, slots=True)
class ToldSeries:
    """A series as phones know it: all dates of its rule from ``first`` to ``last``, but for the skipped."""

    first: date
    last: date
    skipped: frozenset[date]


@dataclass(frozen=True, slots=True)
class ToldForms:
    """How dates were told: ``alone`` are the UIDs of events of one date, ``series`` go by theirs."""

    alone: frozenset[str] = frozenset()
    series: Mapping[str, ToldSeries] = field(default_factory=dict)


NOTHING_TOLD = ToldForms()


@dataclass(frozen=True, slots=True)
class RhythmEvents:
    """Events by a rule, by their stops; ``keys`` are those of the appointments that they tell."""

    events: Mapping[str, Sequence[Event]]
    keys: frozenset[str]


def rhythm_events(
    scheduled: ScheduleView, places: Mapping[str, Spot], told: ToldForms, lang: Language
) -> RhythmEvents:
    """What rules tell of a schedule, all other appointments aside."""
    events: dict[str, list[Event]] = {}
    keys: set[str] = set()
    of_stops: dict[str, list[Appointment]] = defaultdict(list)
    for appointment in scheduled.schedule.appointments:
        of_stops[appointment.stop].append(appointment)
    for stop, recurrence in told_recurrences(scheduled.view.config, scheduled.view.plan.tours).items():
        own = _StopSeries(scheduled, places[stop], recurrence, of_stops[stop], told)
        for series, appointments in own.series():
            events.setdefault(stop, []).append(own.event(series, appointments, lang))
            keys.update(each.key for each in appointments)
    return RhythmEvents(events, frozenset(keys))


@dataclass(slots=True)
class _StopSeries:
    """The series of one stop; ``taken`` are the names of series that are given."""

    scheduled: ScheduleView
    spot: Spot
    recurrence: Recurrence
    appointments: Sequence[Appointment]
    told: ToldForms
    taken: set[str] = field(default_factory=set)

    def series(self) -> Iterable[tuple[Series, list[Appointment]]]:
        """Each series that is told, with its appointments in order of their dates."""
        for alike in self._alike():
            by_date = {each.date: each for each in alike}
            for series in series_of(self.recurrence, by_date, MOST_SKIPPED):
                if len(series.dates) >= FEWEST or self._known(series):
                    yield series, [by_date[day] for day in series.dates]

    def _alike(self) -> Iterable[list[Appointment]]:
        """The appointments at the stop's own place that may be told by rules, those of the same hours."""
        view, places = self.scheduled.view, {self.spot.stop: self.spot}
        groups: dict[object, list[Appointment]] = defaultdict(list)
        for each in self.appointments:
            is_alone = uid_of(self.scheduled, each.key) in self.told.alone
            if each.cancelled or is_alone or spot_on(view, places, each.stop, each.date) != self.spot:
                continue
            groups[each.start, each.end, each.pause].append(each)
        return groups.values()

    def event(self, series: Series, appointments: Sequence[Appointment], lang: Language) -> Event:
        """A series as everybody reads it."""
        first, clock = appointments[0], clock_at(self.scheduled.view.config)
        sequence = sum(each.sequence for each in self.appointments)
        known = self._known(series)
        name = known.partition("@")[0] if known else f"{self._slot(series)}/{series.first}/{SERIES}"
        span = Span(first.date, first.start, first.end)
        event = new_event(self.scheduled, name, sequence, span, CONFIRMED)
        self.taken.add(str(event["uid"]))
        if known:
            series = self._with_dates_to_come(series, self.told.series[known])
        rule = vRecur.from_ical(series.rule)
        rule["UNTIL"] = [clock.moment(series.last, first.start).astimezone(UTC)]
        event.add("rrule", rule)
        if series.skipped:
            event.add("exdate", [clock.moment(day, first.start) for day in series.skipped])
        when = line_of(self.recurrence, _parts(first), lang)
        return filled_event(event, self.scheduled, self.spot, when, lang)

    def _known(self, series: Series) -> str | None:
        """The UID under which phones know the series, or what is left of it.

        One that began before the schedule, which no longer tells those dates, ends, and another one follows.
        """
        slot = uid_of(self.scheduled, self._slot(series)).partition("@")[0]
        for uid, told in self.told.series.items():
            if not uid.startswith(f"{slot}/") or uid in self.taken:
                continue
            goes_on = told.first >= self.scheduled.schedule.start or series.first <= told.first
            if goes_on and told.first <= series.last and series.first <= told.last:
                return uid
        return None

    def _with_dates_to_come(self, series: Series, told: ToldSeries) -> Series:
        """The series with the dates after the last day of the schedule, which stay as they were told."""
        after = self.scheduled.schedule.until + timedelta(1)
        later = Recurrence(series.rhythm).between(after, told.last)
        return replace(series, dates=(*series.dates, *(day for day in later if day not in told.skipped)))

    def _slot(self, series: Series) -> str:
        """What a series is by: its stop, and its day of the week or of the month."""
        return f"{self.spot.stop}/{series.rule.rpartition('=')[2]}"


def _parts(appointment: Appointment) -> tuple[tuple[int, int], ...]:
    if appointment.pause is None:
        return ((appointment.start, appointment.end),)
    pauses, resumes = appointment.pause
    return (appointment.start, pauses), (resumes, appointment.end)
