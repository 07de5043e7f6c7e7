"""The aims other than driving as terms that are made as small as can be."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from ortools.sat.python import cp_model

from tourplanner.domain.plan_aim import PlanAim
from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact.assignment import Choice, crew_of

Terms: TypeAlias = cp_model.LinearExprT

WEEK = 7


def wish(
    model: cp_model.CpModel, problem: Problem, choices: Sequence[Choice], tours: int, aim: PlanAim
) -> Terms:
    """What an aim counts of so many tours, as whole numbers from 0 on."""
    match aim:
        case PlanAim.EVEN_WEEKS:
            squares = _squares(model, problem, choices)
            return squares - least_squares(tours, problem.calendar.weeks)
        case PlanAim.CLOSE_DAYS:
            return _days_between(model, problem, choices)
        case PlanAim.FAR_DAYS:
            return _days_in_a_row(model, problem, choices)
        case PlanAim.SAME_CREW:
            return _other_crews(model, problem, choices)
        case PlanAim.MARKET_DAYS:
            return _off_market(problem, choices)
        case PlanAim.DRIVING | PlanAim.TOURING_DAYS | PlanAim.USUAL_START:
            raise AssertionError("the tours say what is driven")


def least_squares(tours: int, weeks: int) -> int:
    """The least sum of the squares of the tours of each week."""
    each, more = divmod(tours, weeks)
    return (weeks - more) * each**2 + more * (each + 1) ** 2


def _squares(model: cp_model.CpModel, problem: Problem, choices: Sequence[Choice]) -> Terms:
    """The sum of the squares of the weeks' tours: the k-th counts 2 k - 1, for n squared is 1 + 3 + 5 …."""
    calendar, dates = problem.calendar, problem.calendar.dates
    weeks: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    slots: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for pick, place in choices:
        week = calendar.week(dates[place.day])
        weeks[week].append(pick)
        slots[week].add((place.day, place.van))
    terms: list[Terms] = []
    for week, picks in sorted(weeks.items()):
        steps = [model.new_bool_var("") for _ in slots[week]]
        model.add(sum(steps) == sum(picks))
        terms += [(2 * k + 1) * step for k, step in enumerate(steps)]
    return sum(terms)


def _on_days(problem: Problem, choices: Sequence[Choice]) -> dict[str, dict[date, Terms]]:
    """Whether each crew has a tour on a date, 0 or 1: it drives one van a day."""
    dates = problem.calendar.dates
    found: dict[str, dict[date, list[cp_model.IntVar]]] = defaultdict(lambda: defaultdict(list))
    for pick, place in choices:
        found[crew_of(problem, place, dates)][dates[place.day]].append(pick)
    return {crew: {day: sum(picks) for day, picks in days.items()} for crew, days in found.items()}


def _days_between(model: cp_model.CpModel, problem: Problem, choices: Sequence[Choice]) -> Terms:
    """Days from the first tour of a crew in a week to its last one, less those with a tour."""
    total: list[Terms] = []
    for days in _on_days(problem, choices).values():
        weeks: dict[int, dict[int, Terms]] = defaultdict(dict)
        for day, on in days.items():
            weeks[problem.calendar.week(day)][day.weekday()] = on
        for week in weeks.values():
            begun, to_come = ([model.new_bool_var("") for _ in range(WEEK)] for _ in range(2))
            for weekday in range(WEEK):
                on = week.get(weekday, 0)
                model.add(begun[weekday] >= on)
                model.add(to_come[weekday] >= on)
                if weekday:
                    model.add(begun[weekday] >= begun[weekday - 1])
                    model.add(to_come[weekday - 1] >= to_come[weekday])
                inside = model.new_bool_var("")
                model.add(inside >= begun[weekday] + to_come[weekday] - 1)
                total += [inside, -1 * on]
    return sum(total)


def _days_in_a_row(model: cp_model.CpModel, problem: Problem, choices: Sequence[Choice]) -> Terms:
    """Tours of a crew on the day after another one."""
    total: list[Terms] = []
    for days in _on_days(problem, choices).values():
        for day, on in days.items():
            after = days.get(date.fromordinal(day.toordinal() + 1))
            if after is not None:
                both = model.new_bool_var("")
                model.add(both >= on + after - 1)
                total.append(both)
    return sum(total)


def _other_crews(model: cp_model.CpModel, problem: Problem, choices: Sequence[Choice]) -> Terms:
    """Crews that come to a stop beyond one."""
    dates = problem.calendar.dates
    comes: dict[int, dict[str, list[cp_model.IntVar]]] = defaultdict(lambda: defaultdict(list))
    for pick, place in choices:
        for stop in place.tour.stops:
            comes[stop][crew_of(problem, place, dates)].append(pick)
    total: list[Terms] = []
    for stop, crews in sorted(comes.items()):
        if problem.config.stops[stop].visits == 1:
            continue
        seen = []
        for picks in crews.values():
            one = model.new_bool_var("")
            for pick in picks:
                model.add_implication(pick, one)
            seen.append(one)
        total.append(sum(seen) - 1)
    return sum(total)


def _off_market(problem: Problem, choices: Sequence[Choice]) -> Terms:
    """Visits off market days of stops that prefer these."""
    stops, dates = problem.config.stops, problem.calendar.dates
    missed = (
        (pick, sum(stops[stop].misses_market(dates[place.day]) for stop in place.tour.stops))
        for pick, place in choices
    )
    return sum(count * pick for pick, count in missed if count)
