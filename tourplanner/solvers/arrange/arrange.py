"""The last step of every engine: the tours that were found, where the other aims want them.

Which stops go together is what driving decides; on which date a tour is driven and by which van is often
free. That freedom is given to the aims of the config, one after another, by CP-SAT, with every rule kept:
patterns, gaps, locks, hours and rest of crews. What it proves is proven for these tours.
"""

from collections.abc import Sequence
from math import ceil

from ortools.sat.python import cp_model

from tourplanner.domain.plan_aim import AimReached, PlanAim, Scope
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.openings import stop_locks
from tourplanner.problem.problem import Problem
from tourplanner.solvers.arrange.places import places_of
from tourplanner.solvers.arrange.usual_start import at_usual_times
from tourplanner.solvers.arrange.wishes import wish
from tourplanner.solvers.day_tours import to_tour
from tourplanner.solvers.exact.assignment import (
    Choice,
    add_hours,
    add_rest,
    add_van_days,
    add_visits,
    earliness,
    improve,
    picked_by,
    solver_within,
)
from tourplanner.solvers.result import Limits, Result
from tourplanner.solvers.stoppable import solved

OF_TOURS = (PlanAim.DRIVING, PlanAim.TOURING_DAYS, PlanAim.USUAL_START)
"""The aims that the tours have decided, or that their clocks alone can serve."""

AIM_SECONDS = 20.0
"""For an aim, by CP-SAT's own clock, which does not depend on the machine."""


def _wishes(problem: Problem) -> tuple[PlanAim, ...]:
    """The aims that other dates and vans of the same tours can serve, in their order."""
    return tuple(aim for aim in problem.config.aims.order if aim not in OF_TOURS)


def arranged(
    problem: Problem, found: Result, limits: Limits
) -> tuple[tuple[Tour, ...], tuple[AimReached, ...]]:
    """The tours of a result where the aims want them, and every aim with what is proven of it."""
    driving = sum(tour.drive_seconds for tour in found.tours)
    reached = {each.aim: each for each in found.aims}
    reached[PlanAim.DRIVING] = AimReached(PlanAim.DRIVING, driving, found.bound, Scope.PLANS)
    model, choices = _model(problem, found.tours)
    picked = _as_they_are(problem, found.tours, choices)
    for aim in _wishes(problem):
        terms = wish(model, problem, choices, len(found.tours), aim)
        picked, value, bound = _least(model, choices, terms, picked, limits)
        model.add(terms <= value)
        # Nothing is below 0, whatever the tours.
        scope = Scope.PLANS if value == 0 else Scope.TOURS
        reached[aim] = AimReached(aim, value, bound, scope)
    for weights in earliness(problem, choices):
        better = improve(model, choices, weights, picked, limits)
        if better is None:
            break
        picked = better
    placed = sorted((choices[c][1] for c in picked), key=lambda place: (place.day, place.van))
    tours = tuple(to_tour(problem, place.tour, place.van, place.day) for place in placed)
    if not all(is_loss(breach) for breach in check(problem, tours)):
        # Hours of weeks that months mix are judged and not modelled: then the plan stays as it is.
        tours = found.tours
        _count_as_found(problem, found, reached)
    if PlanAim.USUAL_START in problem.config.aims.order:
        tours, reached[PlanAim.USUAL_START] = at_usual_times(problem, tours)
    return tours, tuple(reached[aim] for aim in problem.config.aims.order)


def _count_as_found(problem: Problem, found: Result, reached: dict[PlanAim, AimReached]) -> None:
    """The aims of a plan that is left as it was found: values alone, and nothing proven."""
    model, choices = _model(problem, found.tours)
    held = set(_as_they_are(problem, found.tours, choices))
    for index, (pick, _) in enumerate(choices):
        model.add(pick == int(index in held))
    for aim in _wishes(problem):
        terms = wish(model, problem, choices, len(found.tours), aim)
        _, value, _ = _least(model, choices, terms, sorted(held), Limits())
        reached[aim] = AimReached(aim, value, 0 if value == 0 else None, Scope.PLANS)


def _model(problem: Problem, tours: Sequence[Tour]) -> tuple[cp_model.CpModel, list[Choice]]:
    """Every tour once, on a van-day of its own, with the rules that tie tours together."""
    model = cp_model.CpModel()
    choices: list[Choice] = []
    for tour in tours:
        picks = [(model.new_bool_var(""), place) for place in places_of(problem, tour)]
        model.add_exactly_one(pick for pick, _ in picks)
        choices += picks
    add_van_days(model, choices)
    add_visits(model, problem, choices)
    add_hours(model, problem, choices)
    add_rest(model, problem, choices)
    _add_slots(model, problem, choices)
    _add_locks(model, problem, choices)
    return model, choices


def _add_slots(model: cp_model.CpModel, problem: Problem, choices: Sequence[Choice]) -> None:
    """All visits of a regular stop are on one weekday; the half of each tour is what it was."""
    dates = problem.calendar.dates
    for stop, asked in enumerate(problem.config.stops):
        if asked.visits == 1 or not asked.regular:
            continue
        used: dict[int, cp_model.IntVar] = {}
        for pick, place in choices:
            if stop in place.tour.stops:
                weekday = dates[place.day].weekday()
                model.add_implication(pick, used.setdefault(weekday, model.new_bool_var("")))
        model.add_at_most_one(used.values())


def _add_locks(model: cp_model.CpModel, problem: Problem, choices: Sequence[Choice]) -> None:
    """A stop that is visited at all has a visit where a lock on a date holds one."""
    dates = problem.calendar.dates
    for stop, asked in enumerate(problem.config.stops):
        served = [(pick, place) for pick, place in choices if stop in place.tour.stops]
        for lock in stop_locks(problem.config, asked) if served else ():
            if lock.date is not None:
                # Openings and vans of that date are those that the lock leaves.
                model.add_bool_or(pick for pick, place in served if dates[place.day] == lock.date)


def _as_they_are(problem: Problem, tours: Sequence[Tour], choices: Sequence[Choice]) -> list[int]:
    """The picks that leave every tour where it is."""
    days = {day: index for index, day in enumerate(problem.calendar.dates)}
    where = {(days[tour.date], problem.van_index[tour.van]): tour for tour in tours}
    held = []
    for index, (_, place) in enumerate(choices):
        tour = where.get((place.day, place.van))
        if tour and [problem.stop_index[visit.stop] for visit in tour.visits] == list(place.tour.stops):
            held.append(index)
    return held


def _least(
    model: cp_model.CpModel,
    choices: Sequence[Choice],
    terms: cp_model.LinearExprT,
    known: list[int],
    limits: Limits,
) -> tuple[list[int], int, int]:
    """The picks of least value that are found, that value, and a proven bound."""
    chosen = set(known)
    model.clear_hints()
    for index, (pick, _) in enumerate(choices):
        model.add_hint(pick, index in chosen)
    model.minimize(terms)
    solver = solver_within(limits, AIM_SECONDS)
    if solved(solver, model) == cp_model.UNKNOWN:
        # No time was left: what is known stays, and is only counted.
        held = model.clone()
        for index, (pick, _) in enumerate(choices):
            held.add(pick == int(index in chosen))
        solver = solver_within(Limits(), AIM_SECONDS)
        solved(solver, held)
        return known, round(solver.objective_value), 0
    value = round(solver.objective_value)
    picked = picked_by(solver, choices)
    model.clear_objective()
    return picked, value, min(value, max(0, ceil(solver.best_objective_bound - 1e-6)))
