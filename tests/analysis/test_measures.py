"""The figures of a comparison against sums made another way."""

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from tests.instances import catalogue, problem_of
from tests.scenario.scenarios import laid, pilot_file
from tourplanner.analysis.comparison import Case, Fate, Slot, compare_cases, stop_changes
from tourplanner.analysis.measures import MEASURES, Figures, figures_of
from tourplanner.domain.config import Config
from tourplanner.domain.period import HOUR, Half
from tourplanner.domain.place import Position
from tourplanner.domain.plan import Outcome, Plan, Status
from tourplanner.domain.told_half import half_name
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

POPULATIONS = {commune.code: commune.population for commune in catalogue().communes.values()}


@cache
def solved(text: str = "") -> tuple[Problem, tuple[Tour, ...]]:
    """The pilot under a scenario, solved."""
    problem = problem_of(laid(text).config)
    return problem, solve(problem, Limits()).tours


def figures(config: Config, tours: tuple[Tour, ...]) -> Figures:
    return figures_of(config, problem_of(config).calendar, tours, POPULATIONS)


def case(text: str = "") -> Case:
    problem, tours = solved(text)
    outcome = Outcome(Status.OPTIMAL, "exact", 0, 0, 0)
    return Case("Essai", "", "essai.toml", problem.config, problem.calendar, Plan(outcome, tours, ()))


def test_figures_of_the_pilot() -> None:
    problem, tours = solved()
    found = figures(problem.config, tours)

    assert (found.visits, found.tours, found.communes, found.missing, found.wishes) == (24, 12, 24, 0, 0)
    assert found.residents == sum(POPULATIONS[stop.commune] for stop in problem.config.stops)
    # Sessions of 2 h 30, six a week; one visit in four weeks.
    assert found.week_opening == 15 * HOUR
    assert found.longest_gap == 28
    by_week: dict[int, int] = defaultdict(int)
    for tour in tours:
        by_week[tour.date.isocalendar().week] += tour.work_seconds
    assert found.week_work_max == max(by_week.values())
    assert found.week_work_mean == round(sum(by_week.values()) / 4)


def test_weeks_of_two_crews_are_apart() -> None:
    van = '[[add.vans]]\nid = "zwei"\ndepot = "auch"\n[change.all_stops]\nvisits = 2\n'
    problem, tours = solved(van)
    found = figures(problem.config, tours)
    by_crew: dict[tuple[str, int], int] = defaultdict(int)
    for tour in tours:
        by_crew[tour.van, tour.date.isocalendar().week] += tour.work_seconds

    assert found.visits == 48
    assert found.week_work_max == max(by_crew.values())
    assert found.week_work_mean == round(sum(by_crew.values()) / 8)


def test_missing_visits_are_counted_by_what_was_asked() -> None:
    problem, tours = solved()
    half = tours[:6]
    stops = tuple(replace(stop, required=stop.id != "32269") for stop in problem.config.stops)
    found = figures(replace(problem.config, stops=stops), half)
    served = {visit.stop for tour in half for visit in tour.visits}

    assert len(served) == 12
    assert found.missing + found.wishes == 12
    assert found.wishes == ("32269" not in served)


def test_no_tours_have_no_gap_and_no_price_each() -> None:
    found = figures(pilot_file().config, ())

    assert (found.visits, found.residents, found.longest_gap, found.week_work_max) == (0, 0, None, 0)
    values = {measure.id: measure.of(found) for measure in MEASURES}
    assert values["cost_per_visit_cents"] is None
    assert values["cost_cents"] == found.cost.vehicles > 0
    json.dumps(values)


def test_nothing_changes_between_a_plan_and_itself() -> None:
    assert {change.fate for change in stop_changes(case(), case())} == {Fate.SAME}
    [rated] = compare_cases(case(), [case()], POPULATIONS).scenarios
    assert rated.figures == compare_cases(case(), [], POPULATIONS).base.figures
    assert len(rated.changed(Fate.SAME)) == 24


def test_lost_is_new_the_other_way_round() -> None:
    fewer = case('[remove]\nstops = ["32269", "32463"]\n')
    lost = {change.stop.id for change in stop_changes(case(), fewer) if change.fate is Fate.LOST}
    new = {change.stop.id for change in stop_changes(fewer, case()) if change.fate is Fate.NEW}

    assert lost == new == {"32269", "32463"}


def test_more_visits_and_fewer() -> None:
    more = case('[change.stops.32269]\nvisits = 2\n[remove]\nstops = ["32452"]\n')
    fates = {change.stop.id: change.fate for change in stop_changes(case(), more)}
    back = {change.stop.id: change.fate for change in stop_changes(more, case())}

    assert (fates["32269"], back["32269"]) == (Fate.MORE, Fate.FEWER)


def test_a_cycle_that_starts_later_moves_nobody() -> None:
    problem, tours = solved()
    start = date(2027, 2, 1)
    later = replace(problem.config, calendar=replace(problem.config.calendar, start=start))
    moved = tuple(replace(tour, date=tour.date + (start - problem.calendar.start)) for tour in tours)
    before = case()
    after = replace(
        before,
        config=later,
        calendar=problem_of(later).calendar,
        plan=replace(before.plan, tours=moved),
    )

    assert {change.fate for change in stop_changes(before, after)} == {Fate.SAME}


@pytest.mark.parametrize("what", ["half", "place"])
def test_another_half_or_place_is_a_move(what: str) -> None:
    before = case()
    tour = before.plan.tours[0]
    visit = tour.visits[0]
    if what == "half":
        other = Half.AFTERNOON if visit.half is Half.MORNING else Half.MORNING
        tours = (replace(tour, visits=(replace(visit, half=other), *tour.visits[1:])), *before.plan.tours[1:])
        after = replace(before, plan=replace(before.plan, tours=tours))
    else:
        stops = tuple(
            replace(stop, position=Position(43.7, 0.5)) if stop.id == visit.stop else stop
            for stop in before.config.stops
        )
        after = replace(before, config=replace(before.config, stops=stops))

    [moved] = [change for change in stop_changes(before, after) if change.fate is not Fate.SAME]
    assert (moved.stop.id, moved.fate) == (visit.stop, Fate.MOVED)
    assert moved.before == (Slot(1, tour.date.weekday(), visit.half, half_name(visit.half)),)
