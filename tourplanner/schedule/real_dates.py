"""Real dates: for every date of a schedule, the day of the grid that it is and the problem that it poses."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tourplanner.calendar.build import dated_calendar
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import Config, Lock, Stop
from tourplanner.domain.correction import Correction
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.period import CycleKind, Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.build import build, lunch_places
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.van_day import VAN_DAY
from tourplanner.problem.stop_openings import StopOpenings
from tourplanner.schedule.cycle_weeks import DAYS, CycleDay, days_of, pauses, runs, week_of
from tourplanner.schedule.dated_locks import locks_of_date
from tourplanner.schedule.event_places import matrix_on
from tourplanner.schedule.events import config_on, halves_out_on, openings_on, out_on, roads_on
from tourplanner.schedule.grid_locks import goes_by_dates
from tourplanner.schedule.opening_day import OpeningDay
from tourplanner.schedule.own_dates import kept_sessions, own_dates
from tourplanner.schedule.phase import Closing, Phase
from tourplanner.schedule.standing import Standing, standing
from tourplanner.schedule.year import Year


@dataclass(frozen=True, slots=True)
class RealDates:
    """The dates from the first day of a plan to ``until``, both included.

    Attributes
    ----------
    config
        That of the plan, with all its stops and vans whatever the date.
    days
        What each date from ``start`` on is of the grid; None while the cycle waits.
    phases
        By date: dates on which the same config is in force share one, within a cycle.
    free_from
        The first date on which the schedule may differ from the plan. Of a plan that was made for its own
        dates this is the day after its cycle; all dates of a grid are free.
    people
        As in `Year`.
    stop_index
        Position of each id in the config's list of stops.
    """

    config: Config
    start: date
    until: date
    days: tuple[CycleDay | None, ...]
    phases: Mapping[date, Phase]
    free_from: date
    pauses: tuple[Closure, ...]
    catch_up: frozenset[date]
    openings: Mapping[str, Standing]
    people: Mapping[str, int] = field(default_factory=dict)
    stop_index: Mapping[str, int] = field(default_factory=dict)

    def stop(self, stop: str) -> Stop:
        """The stop with this id, as the plan's config has it."""
        return self.config.stops[self.stop_index[stop]]

    def on(self, day: date) -> Phase:
        """The phase in which `day` lies."""
        return self.phases[day]

    def problem_of(self, tour: Tour) -> Problem:
        """The problem that a tour is judged by: that of its date, or of the exceptional openings in it."""
        there = [self.openings[visit.stop] for visit in tour.visits if visit.stop in self.openings]
        if not there:
            return self.on(tour.date).problem
        return there[0].day.alone if len(there) == len(tour.visits) else there[0].day.beside

    def crew(self, van: str, day: date) -> str | None:
        """The id of the crew that has the van on a date; None where it is not there, or nobody drives it."""
        problem = self.on(day).problem
        return problem.crew(van, day) if van in problem.van_index else None

    def opening_name(self, tour: Tour) -> str:
        """What the exceptional openings of a tour are told by: their whys, else their communes."""
        there = (self.openings[v.stop].opening for v in tour.visits if v.stop in self.openings)
        return ", ".join(dict.fromkeys(opening.why or opening.name for opening in there))

    def covers(self, day: date) -> bool:
        """Whether `day` is one of the schedule."""
        return self.start <= day <= self.until

    def is_free(self, day: date) -> bool:
        """Whether `day` is one of the schedule on which it may differ from the plan."""
        return self.free_from <= day <= self.until

    def week(self, day: date) -> int:
        """Number of the calendar week in which `day` lies, from 0."""
        return week_of(self.start, day)

    def cycle(self, day: date) -> int | None:
        """Number of the cycle in which `day` lies, from 0; None while the cycle waits."""
        at = self.days[(day - self.start).days]
        return None if at is None else at.cycle

    @property
    def cycles(self) -> int:
        """How many cycles there are, the last of them perhaps cut."""
        return max((day.cycle + 1 for day in self.days if day), default=0)

    def grid_day(self, day: date) -> int | None:
        """Which day of the grid `day` is, from 0 for its first Monday.

        None while the cycle waits, and where the grid has no such day, the fifth Tuesday of a month say.
        """
        at = self.days[(day - self.start).days]
        return None if at is None else at.day

    def is_pause(self, day: date) -> bool:
        """Whether nobody is owed a visit on `day`: it lies in a closure of a week or more."""
        return any(pause.covers(day) for pause in self.pauses)

    @property
    def hour_weeks(self) -> int:
        """How many weeks of work a cycle has."""
        return self.on(self.start).problem.calendar.hour_weeks

    def cycle_start(self, cycle: int) -> date:
        """The day on which a cycle begins, a Monday or the 1st of a month, perhaps before all dates."""
        return next(day.start for day in self.days if day and day.cycle == cycle)

    def dates(self) -> Iterator[date]:
        """Every date, in order."""
        return (self.start + timedelta(step) for step in range((self.until - self.start).days + 1))

    def closing(self, stop: str, day: date, half: Half, van: str) -> Closing | None:
        """What forbids a visit of a stop of that day by the van then; None if it is open."""
        phase = self.on(day)
        shut = phase.closing(stop, day, half)
        if shut is None and self.crew(van, day) is None:
            return Closing(VAN_DAY.id, out_on(self.config, day).get(van, ""))
        if shut is None and (out := halves_out_on(self.config, day)) and (van, half) in out:
            return Closing(VAN_DAY.id, out[van, half])
        return shut

    def is_open(self, stop: str, day: date, half: Half) -> bool:
        """Whether the rules that concern a single visit allow the stop then."""
        return self.covers(day) and self.on(day).is_open(stop, day, half)

    def can_keep(self, lock: Lock) -> bool:
        """Whether the visit that a lock holds on a date can be there: the stop is open, a van can come."""
        vans = [lock.van] if lock.van else [van.id for van in self.config.vans]
        halves = [lock.half] if lock.half else list(Half)
        return lock.date is not None and any(
            self.is_open(lock.stop, lock.date, half)
            and any(self.closing(lock.stop, lock.date, half, van) is None for van in vans)
            for half in halves
        )


def real_dates(year: Year, until: date) -> RealDates:
    """The dates of a plan, from its first day to `until`, which is not before that."""
    config, rules = year.config, year.config.calendar
    number = week_of(rules.start, until) + 1
    days = days_of(rules, number)
    catch_up = _catch_up(config, number)
    own = {day: stops for day, stops in own_dates(config, rules.start, until).items() if day not in catch_up}
    posing = _Posing(config, year.matrix, days, catch_up, own)
    phases = {day: phase for run in runs(days) for day, phase in posing.phases(*run)}
    # A plan of its own dates stands as it is, unless something happened that it could not know.
    is_free = rules.repeats or config.events
    free_from = rules.start if is_free else rules.start + timedelta(DAYS * rules.weeks)
    openings = {id_: _driven(each, phases) for id_, each in standing(config, year.matrix).items()}
    return RealDates(
        config,
        rules.start,
        until,
        days,
        phases,
        free_from,
        pauses(rules.closed),
        frozenset(catch_up),
        openings,
        year.people,
        {stop.id: index for index, stop in enumerate(config.stops)},
    )


def _driven(each: Standing, phases: Mapping[date, Phase]) -> Standing:
    """An exceptional opening whose vans have the crews of its date, where anybody drives on that date."""
    day = each.opening.date
    phase = phases.get(day)
    if phase is None or phase.problem.roster is None or day not in phase.problem.calendar.dates:
        return each
    roster = {at: crew for at, crew in phase.problem.roster.items() if at[1] == day}
    alone, beside = (replace(problem, roster=roster) for problem in (each.day.alone, each.day.beside))
    return replace(each, day=OpeningDay(alone, beside))


def _catch_up(config: Config, number: int) -> tuple[date, ...]:
    """The dates of the first `number` weeks that are open for catching up and not toured anyway."""
    rules, wanted = config.calendar, config.schedule.catch_up.weekdays - config.calendar.weekdays
    asked = replace(rules, weeks=number, weekdays=wanted, extra_days=())
    return tuple(day for day in dated_calendar(asked, config.sessions).dates if day not in rules.extra_days)


@dataclass(frozen=True, slots=True)
class _Posing:
    """What the phases of a year are made from."""

    config: Config
    matrix: TravelMatrix
    days: tuple[CycleDay | None, ...]
    catch_up: tuple[date, ...]
    own: Mapping[date, frozenset[str]]

    def phases(self, first: int, number: int) -> Iterator[tuple[date, Phase]]:
        """The phase of each date of a run of days."""
        at, start = self.days[first], self.config.calendar.start
        dates = [start + timedelta(first + step) for step in range(number)]
        # Where the cycle would have begun if it had not waited: so its weeks have their numbers.
        begins = dates[0] if at is None or at.day is None else dates[0] - timedelta(at.day)
        made: list[tuple[Config, tuple[Correction, ...], Phase]] = []
        for day in dates:
            asked, roads = self._in_force(day, begins, at), roads_on(self.config, day)
            phase = next((phase for *known, phase in made if known == [asked, roads]), None)
            if phase is None:
                phase = self._pose(asked, day, dates)
                made.append((asked, roads, phase))
            yield day, phase

    def _in_force(self, day: date, begins: date, at: CycleDay | None) -> Config:
        """The config of a date, but for exceptional openings, which have problems of their own."""
        asked = config_on(self.config, day)
        openings = {opening.id for opening in openings_on(self.config, day)}
        return replace(
            asked,
            calendar=replace(
                asked.calendar,
                start=begins,
                extra_days=(*asked.calendar.extra_days, *self.catch_up, *self.own),
                repeats=False,
            ),
            stops=tuple(stop for stop in asked.stops if stop.id not in openings),
            locks=tuple(lock for lock in asked.locks if lock.date is None or self._speaks_of(at)),
        )

    def _speaks_of(self, at: CycleDay | None) -> bool:
        """Whether locks on dates may speak of a cycle: of the first, or of that which has the date."""
        return at is not None and (at.cycle == 0 or goes_by_dates(self.config.calendar))

    def _pose(self, asked: Config, day: date, dates: Sequence[date]) -> Phase:
        # Weeks in a row have their numbers from the first one on, whichever of them are meant.
        among = None if asked.calendar.cycle is CycleKind.WEEKS else dates
        calendar = dated_calendar(asked.calendar, asked.sessions, among)
        if self.config.calendar.repeats:
            asked = replace(asked, locks=locks_of_date(self.config, asked, calendar))
        sessions = tuple(each for each in calendar.sessions if each.date in set(dates))
        there = matrix_on(self.config, self.matrix, day)
        # The places of openings are between those of the other stops and where these have lunch.
        lunches, size = len(lunch_places(asked)), len(there.seconds)
        nodes = (*range(len(asked.depots) + len(asked.stops)), *range(size - lunches, size))
        problem = build(asked, replace(calendar, sessions=sessions), there.among(nodes))
        if self.catch_up or self.own:
            numbers = enumerate(problem.calendar.sessions)
            catch_up = frozenset(rank for rank, each in numbers if each.date in self.catch_up)
            kept = kept_sessions(problem, self.own)
            openings = StopOpenings(problem.config, problem.calendar, catch_up, kept)
            problem = replace(problem, openings=openings)
        return Phase.of(problem)
