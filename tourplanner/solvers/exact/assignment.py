"""From "how often in each class" to real dates and vans, by CP-SAT.

Everything that the classes forgot is decided here: which week, which of the vans that are alike,
gaps, hours of each crew in each week, rest. Among the assignments that are legal the earliest in
the cycle is taken, so that the same input gives the same plan.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ortools.sat.python import cp_model

from tourplanner.calendar.cycle_gaps import Spread, gap_windows
from tourplanner.calendar.nights import morrows
from tourplanner.domain.period import DAY, Half
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import DayTour
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.partition import Cell
from tourplanner.solvers.result import Limits
from tourplanner.solvers.stoppable import solved

# CP-SAT's own clock, which does not depend on the machine: for a legal assignment, and for each step
# towards the earliest one, which breaks ties only where that is quickly proven.
FEASIBILITY_SECONDS = 20.0
TIE_BREAK_SECONDS = 1.0


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
    model, choices = _model(problem, cells, counts)
    picked = first_legal(model, choices, limits)
    if isinstance(picked, Verdict):
        return picked, ()
    for objective in earliness(problem, choices):
        better = improve(model, choices, objective, picked, limits)
        if better is None:
            break
        picked = better
    return Verdict.FOUND, _in_order(choices, picked)


def any_assignment(
    problem: Problem, cells: Sequence[Cell], counts: Mapping[Column, int], limits: Limits
) -> tuple[Placed, ...] | None:
    """Some dates and vans for every counted column, not the earliest; None where none were found."""
    model, choices = _model(problem, cells, counts)
    picked = first_legal(model, choices, limits)
    return None if isinstance(picked, Verdict) else _in_order(choices, picked)


def assignable(
    problem: Problem, cells: Sequence[Cell], counts: Mapping[Column, int], limits: Limits
) -> Verdict:
    """Whether every counted column can have dates and vans."""
    picked = first_legal(*_model(problem, cells, counts), limits)
    return picked if isinstance(picked, Verdict) else Verdict.FOUND


def _in_order(choices: Sequence[Choice], picked: Sequence[int]) -> tuple[Placed, ...]:
    return tuple(sorted((choices[c][1] for c in picked), key=lambda p: (p.day, p.van)))


def _model(
    problem: Problem, cells: Sequence[Cell], counts: Mapping[Column, int]
) -> tuple[cp_model.CpModel, list[Choice]]:
    model = cp_model.CpModel()
    choices: list[Choice] = []
    for column, number in counts.items():
        cell = cells[column.cell]
        visits = [(stop, half.value) for half in Half for stop in column.tour.in_half(half)]
        days = [day for day in cell.dates if cell.admits(day, visits)]
        places = [Placed(day, van, column.tour) for day in days for van in cell.vans]
        picks = [(model.new_bool_var(""), place) for place in places]
        model.add(sum(pick for pick, _ in picks) == number)
        choices += picks
    add_van_days(model, choices)
    add_visits(model, problem, choices)
    add_hours(model, problem, choices)
    add_rest(model, problem, choices)
    return model, choices


def add_van_days(model: cp_model.CpModel, choices: Sequence[Choice]) -> None:
    """A van makes one tour a date."""
    slots: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
    for pick, place in choices:
        slots[place.day, place.van].append(pick)
    for picks in slots.values():
        model.add_at_most_one(picks)


def add_visits(model: cp_model.CpModel, problem: Problem, choices: Sequence[Choice]) -> None:
    """One commune a day; gaps of stops with several visits."""
    stops = problem.config.stops
    by_commune: dict[tuple[str, int], list[cp_model.IntVar]] = defaultdict(list)
    by_stop: dict[int, list[Choice]] = defaultdict(list)
    for pick, place in choices:
        for stop in place.tour.stops:
            by_commune[stops[stop].once_a_day, place.day].append(pick)
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
    for near, far in gap_windows(calendar, Spread.of(asked).binding(calendar)):
        window = [pick for day in near for pick in on_day[day]]
        if len(window) > 1:
            model.add_at_most_one(window)
        if far is not None:
            window = [pick for day in far for pick in on_day[day]]
            lacking = model.new_bool_var("")
            model.add(sum(pick for pick, _ in served) >= asked.visits).only_enforce_if(~lacking)
            model.add(sum(pick for pick, _ in served) < asked.visits).only_enforce_if(lacking)
            model.add_bool_or([*window, lacking])


def add_hours(model: cp_model.CpModel, problem: Problem, choices: Sequence[Choice]) -> None:
    """Work of each crew in each week and over the cycle."""
    calendar, dates = problem.calendar, problem.calendar.dates
    weeks: dict[tuple[str, int], list[Choice]] = defaultdict(list)
    cycles: dict[str, list[Choice]] = defaultdict(list)
    for pick, place in choices:
        crew = crew_of(problem, place, dates)
        weeks[crew, calendar.week(dates[place.day])].append((pick, place))
        cycles[crew].append((pick, place))
    for (crew, _), picks in weeks.items():
        limit = problem.limits(crew).max_work_week
        model.add(sum(place.tour.work * pick for pick, place in picks) <= limit)
    for crew, picks in cycles.items():
        limit = calendar.weeks * problem.limits(crew).mean_work_week
        model.add(sum(place.tour.work * pick for pick, place in picks) <= limit)


def add_rest(model: cp_model.CpModel, problem: Problem, choices: Sequence[Choice]) -> None:
    """Rest of each crew between tours of following days."""
    dates = problem.calendar.dates
    if not problem.rest_can_bind:
        return
    by_day: dict[tuple[str, int], list[Choice]] = defaultdict(list)
    for pick, place in choices:
        by_day[crew_of(problem, place, dates), place.day].append((pick, place))
    next_day = morrows(problem.calendar)
    for (crew, day), picks in by_day.items():
        work = problem.limits(crew)
        if day not in next_day or not work.rest_can_bind:
            continue
        for pick, place in picks:
            for other, next_place in by_day.get((crew, next_day[day]), []):
                if DAY - place.tour.end + next_place.tour.start < work.min_rest:
                    model.add_at_most_one([pick, other])


def crew_of(problem: Problem, place: Placed, dates: Sequence[date]) -> str:
    """Who drives there; `dates` are those of the calendar."""
    crew = problem.crew(problem.config.vans[place.van].id, dates[place.day])
    assert crew is not None  # cells have only vans that somebody drives
    return crew


def earliness(problem: Problem, choices: Sequence[Choice]) -> list[list[int]]:
    """Weights of the picks, one list after another: what makes an assignment the earliest.

    Visits as early in the cycle as can be; then the stops that the config names first, then vans in
    the config's order. In two steps, as one sum would need weights beyond what a solver likes.
    """
    stops, vans = len(problem.config.stops), len(problem.config.vans)
    return [
        [place.day * len(place.tour.stops) for _, place in choices],
        [vans * place.day * (stops - min(place.tour.stops)) + place.van for _, place in choices],
    ]


def first_legal(model: cp_model.CpModel, choices: Sequence[Choice], limits: Limits) -> list[int] | Verdict:
    """Indices of the picks of any legal assignment, or why there is none."""
    solver = solver_within(limits, FEASIBILITY_SECONDS)
    status = solved(solver, model)
    if status == cp_model.INFEASIBLE:
        return Verdict.IMPOSSIBLE
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Verdict.UNKNOWN
    return picked_by(solver, choices)


def improve(
    model: cp_model.CpModel, choices: Sequence[Choice], weights: list[int], known: list[int], limits: Limits
) -> list[int] | None:
    """The picks of least weight, which later steps may not spoil; None if that is not proven."""
    picks = [pick for pick, _ in choices]
    chosen = set(known)
    model.clear_hints()
    for index, pick in enumerate(picks):
        model.add_hint(pick, index in chosen)
    total = cp_model.LinearExpr.weighted_sum(picks, weights)
    model.minimize(total)
    solver = solver_within(limits, TIE_BREAK_SECONDS)
    if solved(solver, model) != cp_model.OPTIMAL:
        return None
    model.clear_objective()
    model.add(total <= round(solver.objective_value))
    return picked_by(solver, choices)


def solver_within(limits: Limits, deterministic_seconds: float) -> cp_model.CpSolver:
    """CP-SAT in one thread, for so long by its own clock and by what is left of the time."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = limits.seed
    solver.parameters.linearization_level = 2
    solver.parameters.catch_sigint_signal = False
    solver.parameters.max_deterministic_time = deterministic_seconds
    if limits.time_limit is not None:
        solver.parameters.max_time_in_seconds = max(0.1, limits.remaining)
    return solver


def picked_by(solver: cp_model.CpSolver, choices: Sequence[Choice]) -> list[int]:
    """Indices of the choices that a solution takes."""
    return [index for index, (pick, _) in enumerate(choices) if solver.boolean_value(pick)]
