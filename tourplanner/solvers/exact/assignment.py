"""From "how often in each class" to real dates and vans, by CP-SAT.

Everything that the classes forgot is decided here: which week, which of the vans that are alike,
gaps, hours of each crew in each week, rest. Among the assignments that are legal the earliest in
the cycle is taken, so that the same input gives the same plan.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ortools.sat.python import cp_model

from tourplanner.domain.period import DAY
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import DayTour
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.partition import Cell
from tourplanner.solvers.exact.rest import rest_can_bind
from tourplanner.solvers.result import Limits

# CP-SAT's own clock, which does not depend on the machine: enough for the legal assignment of any
# cycle of the exact engine, and a deterministic end for the search for the earliest one.
DETERMINISTIC_SECONDS = 10.0


@dataclass(frozen=True, slots=True, order=True)
class Placed:
    """A day tour on a date (index into the calendar's dates) by a van (into the config)."""

    day: int
    van: int
    tour: DayTour


class Verdict(StrEnum):
    """Whether an assignment exists."""

    FOUND = "found"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"


Choice = tuple[cp_model.IntVar, Placed]


def assign(
    problem: Problem, cells: Sequence[Cell], counts: Mapping[Column, int], limits: Limits
) -> tuple[Verdict, tuple[Placed, ...]]:
    """Give every counted column its dates and vans, the earliest first, or prove that none exist."""
    model = cp_model.CpModel()
    choices: list[Choice] = []
    for column, number in counts.items():
        cell = cells[column.cell]
        places = [Placed(day, van, column.tour) for day in cell.dates for van in cell.vans]
        picks = [(model.new_bool_var(""), place) for place in places]
        model.add(sum(pick for pick, _ in picks) == number)
        choices += picks
    _add_van_days(model, choices)
    _add_visits(model, problem, choices)
    _add_hours(model, problem, choices)
    _add_rest(model, problem, choices)
    _prefer_early(model, problem, choices)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = limits.seed
    solver.parameters.catch_sigint_signal = False
    solver.parameters.max_deterministic_time = DETERMINISTIC_SECONDS
    if limits.time_limit is not None:
        solver.parameters.max_time_in_seconds = max(0.1, limits.remaining)
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return Verdict.IMPOSSIBLE, ()
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Verdict.UNKNOWN, ()
    placed = [place for pick, place in choices if solver.boolean_value(pick)]
    return Verdict.FOUND, tuple(sorted(placed, key=lambda place: (place.day, place.van)))


def _add_van_days(model: cp_model.CpModel, choices: Sequence[Choice]) -> None:
    slots: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
    for pick, place in choices:
        slots[place.day, place.van].append(pick)
    for picks in slots.values():
        model.add_at_most_one(picks)


def _add_visits(model: cp_model.CpModel, problem: Problem, choices: Sequence[Choice]) -> None:
    """One commune a day; gaps of stops with several visits."""
    stops = problem.config.stops
    by_commune: dict[tuple[str, int], list[cp_model.IntVar]] = defaultdict(list)
    by_stop: dict[int, list[Choice]] = defaultdict(list)
    for pick, place in choices:
        for stop in place.tour.stops:
            by_commune[stops[stop].commune, place.day].append(pick)
            by_stop[stop].append((pick, place))
    for picks in by_commune.values():
        model.add_at_most_one(picks)
    for stop, served in sorted(by_stop.items()):
        if stops[stop].visits > 1:
            _add_gaps(model, problem, stop, served)


def _add_gaps(model: cp_model.CpModel, problem: Problem, stop: int, served: Sequence[Choice]) -> None:
    asked, calendar = problem.config.stops[stop], problem.calendar
    on_day: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    for pick, place in served:
        on_day[(calendar.dates[place.day] - calendar.start).days].append(pick)
    for offset in range(calendar.days):
        if asked.min_gap_days is not None:
            window = [p for k in range(asked.min_gap_days) for p in on_day[(offset + k) % calendar.days]]
            if len(window) > 1:
                model.add_at_most_one(window)
        if asked.max_gap_days is not None and asked.max_gap_days < calendar.days:
            window = [p for k in range(asked.max_gap_days) for p in on_day[(offset + k) % calendar.days]]
            lacking = model.new_bool_var("")
            model.add(sum(pick for pick, _ in served) >= asked.visits).only_enforce_if(~lacking)
            model.add(sum(pick for pick, _ in served) < asked.visits).only_enforce_if(lacking)
            model.add_bool_or([*window, lacking])


def _add_hours(model: cp_model.CpModel, problem: Problem, choices: Sequence[Choice]) -> None:
    rules, calendar = problem.config.work, problem.calendar
    weeks: dict[tuple[int, int], list[Choice]] = defaultdict(list)
    vans: dict[int, list[Choice]] = defaultdict(list)
    for pick, place in choices:
        weeks[place.van, calendar.week(calendar.dates[place.day])].append((pick, place))
        vans[place.van].append((pick, place))
    for picks in weeks.values():
        model.add(sum(place.tour.work * pick for pick, place in picks) <= rules.max_work_week)
    for picks in vans.values():
        limit = calendar.weeks * rules.mean_work_week
        model.add(sum(place.tour.work * pick for pick, place in picks) <= limit)


def _add_rest(model: cp_model.CpModel, problem: Problem, choices: Sequence[Choice]) -> None:
    work, dates = problem.config.work, problem.calendar.dates
    if not rest_can_bind(work.earliest_start, work.latest_end, work.min_rest):
        return
    by_day: dict[tuple[int, int], list[Choice]] = defaultdict(list)
    for pick, place in choices:
        by_day[place.van, place.day].append((pick, place))
    for (van, day), picks in by_day.items():
        if day + 1 >= len(dates) or (dates[day + 1] - dates[day]).days != 1:
            continue
        for pick, place in picks:
            for other, next_place in by_day.get((van, day + 1), []):
                if DAY - place.tour.end + next_place.tour.start < work.min_rest:
                    model.add_at_most_one([pick, other])


def _prefer_early(model: cp_model.CpModel, problem: Problem, choices: Sequence[Choice]) -> None:
    """Visits as early in the cycle as can be; then the stops that the config names first.

    Vans that are alike are used in the config's order.
    """
    stops, days, vans = len(problem.config.stops), len(problem.calendar.dates), len(problem.config.vans)
    second = (stops + 1) * days * vans
    first = second * max(1, len(choices))
    model.minimize(
        sum(
            (
                first * place.day * len(place.tour.stops)
                + vans * place.day * (stops - min(place.tour.stops))
                + place.van
            )
            * pick
            for pick, place in choices
        )
    )
