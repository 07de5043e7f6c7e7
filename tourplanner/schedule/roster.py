"""The tours of all vans while a schedule is made, and what their crews may still take on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from tourplanner.domain.period import DAY
from tourplanner.domain.tour import Tour
from tourplanner.problem.roster import limits_by_id
from tourplanner.problem.rules.midday import work_of
from tourplanner.schedule.real_dates import RealDates

VanDay = tuple[str, date]

Crew = tuple[str, int | None]
"""A crew in one week or cycle, by its number; None while the cycle waits, which binds nobody."""

TOMORROW = timedelta(days=1)


class Roster:
    """Tours by van and date, with the hours of each crew and the dates of each stop kept in step.

    Unlike everything around it, it changes: tours are put in one by one, each time after `fits` has
    found that the hours allow it.
    """

    def __init__(self, real: RealDates) -> None:
        self.real = real
        self._tours: dict[VanDay, Tour] = {}
        self._work: dict[VanDay, int] = {}
        self._weeks: Counter[Crew] = Counter()
        self._cycles: Counter[Crew] = Counter()
        self._dates: dict[str, set[date]] = defaultdict(set)
        self._communes: Counter[tuple[str, date]] = Counter()

    @property
    def tours(self) -> tuple[Tour, ...]:
        """All tours, in order of date and van, as in a plan."""
        return tuple(sorted(self._tours.values(), key=lambda tour: (tour.date, tour.van)))

    def tour(self, van: str, day: date) -> Tour | None:
        """The tour of a van on a date."""
        return self._tours.get((van, day))

    def on(self, day: date) -> tuple[Tour, ...]:
        """The tours on a date, in the config's order of vans."""
        found = (self._tours.get((van.id, day)) for van in self.real.config.vans)
        return tuple(tour for tour in found if tour)

    def dates(self, stop: str) -> set[date]:
        """The dates of a stop's visits."""
        return self._dates[stop]

    def serves(self, commune: str, day: date) -> int:
        """How many visits a commune has on a date."""
        return self._communes[commune, day]

    def put(self, van: str, day: date, tour: Tour | None) -> None:
        """Replace the tour of a van on a date, or take it out."""
        self._forget(van, day)
        if tour is None:
            return
        problem = self.real.problem_of(tour)
        work = work_of(problem, tour)
        self._tours[van, day] = tour
        self._work[van, day] = work
        crew = self._crew(van, day)
        self._weeks[crew, self.real.week(day)] += work
        self._cycles[crew, self.real.cycle(day)] += work
        for visit in tour.visits:
            self._dates[visit.stop].add(day)
            self._communes[problem.stop(visit.stop).once_a_day, day] += 1

    def fits(self, changed: Mapping[VanDay, Tour | None]) -> bool:
        """Whether weeks, cycles and nights of the crews allow these tours in place of those there are."""
        return self.hours_allow(changed) and all(
            self._rests(van, day, tour, changed) for (van, day), tour in changed.items() if tour
        )

    def _forget(self, van: str, day: date) -> None:
        old = self._tours.pop((van, day), None)
        if old is None:
            return
        work = self._work.pop((van, day))
        crew = self._crew(van, day)
        self._weeks[crew, self.real.week(day)] -= work
        self._cycles[crew, self.real.cycle(day)] -= work
        for visit in old.visits:
            self._dates[visit.stop].discard(day)
            self._communes[self.real.problem_of(old).stop(visit.stop).once_a_day, day] -= 1

    def hours_allow(self, changed: Mapping[VanDay, Tour | None]) -> bool:
        """Whether weeks and cycles of the crews allow these tours in place of those there are."""
        weeks: Counter[Crew] = Counter()
        cycles: Counter[Crew] = Counter()
        for (van, day), tour in changed.items():
            more = work_of(self.real.problem_of(tour), tour) if tour else 0
            more -= self._work.get((van, day), 0)
            crew = self._crew(van, day)
            weeks[crew, self.real.week(day)] += more
            cycles[crew, self.real.cycle(day)] += more
        config = self.real.config
        return all(
            self._weeks[each] + seconds <= limits_by_id(config, each[0]).max_work_week
            for each, seconds in _grown(weeks)
        ) and all(
            self._cycles[each] + seconds
            <= self.real.hour_weeks * limits_by_id(config, each[0]).mean_work_week
            for each, seconds in _grown(cycles)
        )

    def _rests(self, van: str, day: date, tour: Tour, changed: Mapping[VanDay, Tour | None]) -> bool:
        crew = self._crew(van, day)
        needed = limits_by_id(self.real.config, crew).min_rest
        before, after = (self._of_crew(crew, other, changed) for other in (day - TOMORROW, day + TOMORROW))
        return not (before and DAY - before.end + tour.start < needed) and not (
            after and DAY - tour.end + after.start < needed
        )

    def _of_crew(self, crew: str, day: date, changed: Mapping[VanDay, Tour | None]) -> Tour | None:
        """The tour of a crew on a date, once some tours are changed."""
        vans = [each.id for each in self.real.config.vans if self._crew(each.id, day) == crew]
        tours = (changed.get((van, day), self.tour(van, day)) for van in vans)
        return next((tour for tour in tours if tour), None)

    def _crew(self, van: str, day: date) -> str:
        """Who drives; a van that nobody drives stands for itself."""
        return (self.real.crew(van, day) if self.real.covers(day) else None) or van


def _grown(more: Mapping[Crew, int]) -> Iterable[tuple[Crew, int]]:
    """Who works more than before in a time that is bound: less work is always allowed."""
    return ((crew, seconds) for crew, seconds in more.items() if seconds > 0 and crew[1] is not None)
