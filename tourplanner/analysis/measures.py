"""The figures of a plan that comparisons show, declared once for every output."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tourplanner.analysis.costs import Cost, cycle_cost
from tourplanner.analysis.unit import Unit
from tourplanner.calendar.cycle_gaps import cycle_gaps
from tourplanner.domain.config import Config
from tourplanner.domain.period import Calendar
from tourplanner.domain.tour import Tour


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one plan, of a cycle unless they say week.

    Attributes
    ----------
    visits, tours
        Visits and tours that take place.
    missing, wishes
        Required and optional visits that do not.
    communes, residents
        Communes with at least one visit, and the people who live in them.
    people
        People expected at the visits; None where that was not reckoned.
    week_work_mean, week_work_max
        Seconds of work of a crew in a week, over all crews and weeks.
    week_opening
        Seconds in a week, on average, in which people are received.
    longest_gap
        Most days that a served stop goes without a visit, round the cycle; None without a visit.
    """

    visits: int
    tours: int
    missing: int
    wishes: int
    communes: int
    residents: int
    people: int | None
    distance_m: int
    drive_seconds: int
    work_seconds: int
    week_work_mean: int
    week_work_max: int
    week_opening: int
    longest_gap: int | None
    cost: Cost


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure by its public name; ``of`` gives None where it has no value."""

    id: str
    unit: Unit
    of: Callable[[Figures], int | None]


MEASURES = (
    Measure("visits", Unit.COUNT, lambda f: f.visits),
    Measure("missing_visits", Unit.COUNT, lambda f: f.missing),
    Measure("missing_wishes", Unit.COUNT, lambda f: f.wishes),
    Measure("communes", Unit.COUNT, lambda f: f.communes),
    Measure("residents", Unit.COUNT, lambda f: f.residents),
    Measure("people", Unit.COUNT, lambda f: f.people),
    Measure("longest_gap_days", Unit.DAYS, lambda f: f.longest_gap),
    Measure("week_opening_seconds", Unit.SECONDS, lambda f: f.week_opening),
    Measure("tours", Unit.COUNT, lambda f: f.tours),
    Measure("distance_m", Unit.METRES, lambda f: f.distance_m),
    Measure("drive_seconds", Unit.SECONDS, lambda f: f.drive_seconds),
    Measure("work_seconds", Unit.SECONDS, lambda f: f.work_seconds),
    Measure("week_work_mean_seconds", Unit.SECONDS, lambda f: f.week_work_mean),
    Measure("week_work_max_seconds", Unit.SECONDS, lambda f: f.week_work_max),
    Measure("cost_cents", Unit.CENTS, lambda f: f.cost.total),
    Measure("grant_cents", Unit.CENTS, lambda f: f.cost.grants),
    Measure("net_cost_cents", Unit.CENTS, lambda f: f.cost.net),
    Measure("cost_per_visit_cents", Unit.CENTS, lambda f: f.cost.each(f.visits)),
    Measure("cost_per_resident_cents", Unit.CENTS, lambda f: f.cost.each(f.residents)),
    Measure("cost_per_person_cents", Unit.CENTS, lambda f: f.cost.each(f.people or 0)),
)


def figures_of(
    config: Config,
    calendar: Calendar,
    tours: Sequence[Tour],
    populations: Mapping[str, int],
    people: int | None = None,
) -> Figures:
    """The figures of the tours of a plan.

    Parameters
    ----------
    populations
        Residents by code of the commune.
    people
        Those expected at the visits, None if that was not reckoned.
    """
    stops = {stop.id: stop for stop in config.stops}
    served = Counter(visit.stop for tour in tours for visit in tour.visits)
    lacking = [(stop.required, max(0, stop.visits - served[stop.id])) for stop in config.stops]
    communes = {stops[stop].commune for stop in served}
    weeks = Counter[tuple[str, int]]()
    for tour in tours:
        weeks[tour.crew or tour.van, calendar.week(tour.date)] += tour.work_seconds
    opening = sum(tour.service_seconds for tour in tours)
    work = sum(tour.work_seconds for tour in tours)
    return Figures(
        visits=served.total(),
        tours=len(tours),
        missing=sum(number for required, number in lacking if required),
        wishes=sum(number for required, number in lacking if not required),
        communes=len(communes),
        residents=sum(populations.get(code, 0) for code in communes),
        people=people,
        distance_m=sum(tour.distance_m for tour in tours),
        drive_seconds=sum(tour.drive_seconds for tour in tours),
        work_seconds=work,
        week_work_mean=round(work / (calendar.weeks * len(config.crews or config.vans))),
        week_work_max=max(weeks.values(), default=0),
        week_opening=round(opening / calendar.weeks),
        longest_gap=_longest_gap(calendar, tours),
        cost=cycle_cost(config, calendar, tours),
    )


def _longest_gap(calendar: Calendar, tours: Sequence[Tour]) -> int | None:
    dates: dict[str, set[date]] = {}
    for tour in tours:
        for visit in tour.visits:
            dates.setdefault(visit.stop, set()).add(tour.date)
    return max((max(cycle_gaps(calendar, tuple(days))) for days in dates.values()), default=None)
