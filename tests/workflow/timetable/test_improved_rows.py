"""The table of an improved calendar: what of a stop is freed, what stays, and what its rhythm said."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.workflow.timetables import WEEKS, imported
from tourplanner.domain.keep import Keep
from tourplanner.inputs.config.read import parse_config
from tourplanner.message import silent
from tourplanner.problem.problem import Problem
from tourplanner.workflow.dossier.dossier import open_with_events
from tourplanner.workflow.opened_plan import OpenedPlan
from tourplanner.workflow.timetable.improve import freed
from tourplanner.workflow.timetable.improved_rows import improved_table

SOLOMIAC, COLOGNE, FLEURANCE = "halle-solomiac", "halle-cologne", "halle-fleurance"
TEXT = WEEKS.replace(
    "Solomiac;Halle;mercredi;chaque semaine",
    "Solomiac;Halle;mercredi;chaque semaine du 1er avril au 31 octobre hors vacances scolaires",
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> OpenedPlan:
    return open_with_events(imported(tmp_path_factory.mktemp("weeks"), TEXT).folder, None, silent)


def with_keep(problem: Problem, keep: Keep) -> Problem:
    stops = tuple(replace(stop, keep=keep) if stop.id == SOLOMIAC else stop for stop in problem.config.stops)
    return replace(problem, config=replace(problem.config, stops=stops))


def table_of(
    opened: OpenedPlan, keep: Keep | None = None, events: tuple[dict[str, Any], ...] = ()
) -> dict[str, Any]:
    """The table with all that is on Wednesdays on Mondays, a day on which it is not today."""
    problem = opened.problem if keep is None else with_keep(opened.problem, keep)
    tours = tuple(
        replace(tour, date=tour.date + timedelta(1)) if tour.date.weekday() == 2 else tour
        for tour in opened.plan_file.plan.tours
    )
    table = {**opened.config_file.table, **({"events": list(events)} if events else {})}
    free = freed(problem.config, problem, opened.plan_file.plan.tours)
    return improved_table(table, problem, free, tours, {SOLOMIAC, COLOGNE})


def row(table: dict[str, Any], id_: str) -> dict[str, Any]:
    return next(each for each in table["stops"] if each["id"] == id_)


def test_a_stop_that_moves_keeps_its_visits_its_season_and_school(opened: OpenedPlan) -> None:
    moved = row(table_of(opened), SOLOMIAC)
    # Every week of two.
    assert moved["visits"] == 2
    assert moved["seasons"] == [{"from": "04-01", "to": "10-31"}]
    assert moved["school"] == "out"
    assert not {"when", "start"} & moved.keys()


def test_a_stop_that_does_not_move_keeps_its_rhythm_and_not_its_hours(opened: OpenedPlan) -> None:
    stays = row(table_of(opened), FLEURANCE)
    assert stays["when"].startswith("une semaine sur deux")
    assert "start" not in stays
    # Its rhythm holds its days: a lock on them would forbid to move a visit by hand.
    assert [lock for lock in table_of(opened)["locks"] if lock["stop"] == FLEURANCE] == [
        {"stop": FLEURANCE, "half": "morning"}
    ]


def test_hours_that_are_kept_hold_no_day(opened: OpenedPlan) -> None:
    moved = row(table_of(opened, Keep.HOURS), SOLOMIAC)
    assert moved["start"] == "09:30"
    assert "when" not in moved


def test_what_is_written_can_be_read(opened: OpenedPlan, tmp_path: Path) -> None:
    table = table_of(opened)
    table["calendar"] = {**table["calendar"], "weekdays": ["mon", "wed", "thu"]}
    config = parse_config(table, opened.catalogue, "plan.toml")
    assert {stop.id: stop.visits for stop in config.stops}[SOLOMIAC] == 2
    locks = [(lock.weekday, lock.half) for lock in config.locks if lock.stop == SOLOMIAC]
    assert [weekday for weekday, _ in locks] == [3]


def test_moves_by_hand_of_a_visit_that_is_on_another_day_are_gone(opened: OpenedPlan) -> None:
    told = tuple(
        {"kind": "move", "stop": stop, "date": "2027-01-06", "to_date": "2027-01-07"}
        for stop in (SOLOMIAC, FLEURANCE)
    )
    assert [event["stop"] for event in table_of(opened, events=told)["events"]] == [FLEURANCE]


def test_a_stop_of_no_grid_stays_with_its_lock(opened: OpenedPlan) -> None:
    # Touget has no date: it is in the grid, and has no tour.
    stops = tuple(stop for stop in opened.problem.config.stops if stop.id != COLOGNE)
    problem = replace(opened.problem, config=replace(opened.problem.config, stops=stops))
    tours = tuple(
        replace(tour, visits=tuple(visit for visit in tour.visits if visit.stop != COLOGNE))
        for tour in opened.plan_file.plan.tours
    )
    free = freed(problem.config, opened.problem, tours)
    table = improved_table(opened.config_file.table, problem, free, tours, set())
    assert row(table, COLOGNE) == row(dict(opened.config_file.table), COLOGNE)
    assert [lock for lock in table["locks"] if lock["stop"] == COLOGNE] == [
        {"stop": COLOGNE, "half": "afternoon"}
    ]
