"""What events make of a config, and of the travel times between its places."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.problem.little import MONDAY, changed, little_problem, road, stop
from tourplanner.domain.config import Config, Lock
from tourplanner.domain.correction import Correction
from tourplanner.domain.event import (
    Event,
    Joins,
    Leaves,
    Opening,
    Out,
    RoadClosed,
    SquareClosed,
    SquareMoved,
    VisitCancelled,
    VisitMoved,
    span,
)
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.period import Half
from tourplanner.domain.place import LunchAt, Position
from tourplanner.domain.schedule import Change, Fate, Schedule
from tourplanner.problem.build import build, places
from tourplanner.schedule.event_places import matrix_on, nodes_on, places_of_year
from tourplanner.schedule.events import (
    config_of_grid,
    config_on,
    internal_whys,
    out_on,
    roads_on,
    stops_elsewhere,
    toured_on,
    with_openings,
)
from tourplanner.schedule.told import whys_of

DAY = timedelta(days=1)
SOMEWHERE_ELSE = Position(43.7, 0.7)


def with_events(*events: Event) -> Config:
    """Stops "a", "b", "c" and vans "van", "other", with these events."""
    problem = little_problem(
        [stop("a"), stop("b"), stop("c")], road([0, 10, 20, 30]), vans=[("van", "home"), ("other", "home")]
    )
    return replace(problem.config, events=events)


def opening(day: date) -> Opening:
    """A morning in another commune."""
    return Opening("fair", "F", "Fleurance", "A", SOMEWHERE_ELSE, day, 9 * 3600, 12 * 3600, desks=1)


def test_a_config_without_events_is_the_one_of_the_grid_and_of_every_day() -> None:
    config = with_events()
    assert config_of_grid(config) is config
    assert config_on(config, MONDAY) is config


def test_the_grid_knows_no_event_and_no_stop_that_joins_later() -> None:
    config = with_events(
        Joins("c", MONDAY + DAY), Joins("b", MONDAY), Leaves("a", MONDAY + DAY), Out(MONDAY, MONDAY)
    )
    config = replace(config, locks=(Lock("a", week=1), Lock("c", week=1)))
    grid = config_of_grid(config)
    assert [each.id for each in grid.stops] == ["a", "b"]
    assert grid.locks == (Lock("a", week=1),)
    assert not grid.events
    assert grid.vans == config.vans


def test_a_stop_is_toured_from_the_day_it_joins_to_the_day_before_it_leaves() -> None:
    config = with_events(
        Joins("c", MONDAY + DAY), Leaves("c", MONDAY + 3 * DAY), Joins("c", MONDAY + 5 * DAY)
    )
    there = ["c" in toured_on(config, MONDAY + rank * DAY) for rank in range(7)]
    assert there == [False, True, True, False, False, True, True]


def test_a_stop_that_leaves_was_toured_before() -> None:
    config = with_events(Leaves("a", MONDAY))
    assert "a" in toured_on(config, MONDAY - DAY)
    assert "a" not in toured_on(config, MONDAY)


def test_a_van_that_is_out_is_not_there() -> None:
    config = with_events(
        Out(MONDAY, MONDAY + DAY, "van", "panne"), Out(MONDAY + DAY, MONDAY + DAY, why="grève")
    )
    assert [van.id for van in config_on(config, MONDAY).vans] == ["other"]
    assert config_on(config, MONDAY + DAY).vans == ()
    assert out_on(config, MONDAY + DAY) == {"van": "panne", "other": "grève"}
    assert config_on(config, MONDAY + 2 * DAY).vans == config.vans


def test_a_closed_square_makes_no_two_days_unlike() -> None:
    config = with_events(SquareClosed("a", MONDAY, MONDAY + DAY, Half.MORNING, "marché de Noël"))
    before, during = config_on(config, MONDAY - DAY), config_on(config, MONDAY)
    assert before == during
    [closure] = during.stops[0].closed
    assert closure.covers(MONDAY, Half.MORNING)
    assert not closure.covers(MONDAY, Half.AFTERNOON)
    assert not closure.covers(MONDAY)


def test_a_square_closed_for_a_morning_leaves_the_afternoon_open() -> None:
    problem = little_problem([stop("a"), stop("b")], road([0, 10, 20]))
    config = replace(problem.config, events=(SquareClosed("a", MONDAY, MONDAY, Half.MORNING),))
    there = build(config_on(config, MONDAY), problem.calendar, problem.matrix)
    assert problem.openings[0] - there.openings[0] == {0}
    assert problem.openings[1] == there.openings[1]


def test_a_square_that_is_moved_is_at_its_own_place_and_address() -> None:
    config = with_events(SquareMoved("b", MONDAY, MONDAY + DAY, "Salle des fêtes", SOMEWHERE_ELSE))
    [_, moved, _] = config_on(config, MONDAY + DAY).stops
    assert (moved.place, moved.position, moved.address) == ("Salle des fêtes", SOMEWHERE_ELSE, "")
    assert config_on(config, MONDAY + 2 * DAY).stops == config.stops


def test_an_exceptional_opening_is_a_stop_of_its_day() -> None:
    config = with_events(opening(MONDAY))
    [*_, fair] = config_on(config, MONDAY).stops
    assert (fair.id, fair.service, fair.visits) == ("fair", 3 * 3600, 1)
    assert config_on(config, MONDAY + DAY).stops == config.stops


@pytest.mark.parametrize(
    ("event", "days"),
    [
        (Out(MONDAY, MONDAY + DAY), (MONDAY, MONDAY + DAY)),
        (Joins("a", MONDAY), (MONDAY, MONDAY)),
        (opening(MONDAY), (MONDAY, MONDAY)),
        (VisitCancelled("a", MONDAY), (MONDAY, MONDAY)),
        (VisitMoved("a", MONDAY, MONDAY - DAY), (MONDAY - DAY, MONDAY)),
    ],
)
def test_an_event_says_something_from_one_day_to_another(event: Event, days: tuple[date, date]) -> None:
    assert span(event) == days


def year_matrix(config: Config) -> TravelMatrix:
    """Places of the year along a road, ten minutes apart."""
    return road([10 * rank for rank, _ in enumerate(places_of_year(config))])


def test_places_of_events_come_after_depots_and_stops() -> None:
    moved = SquareMoved("b", MONDAY, MONDAY, "Salle des fêtes", SOMEWHERE_ELSE)
    config = with_events(opening(MONDAY), moved)
    assert places_of_year(config)[:4] == places(config)
    assert [place.name for place in places_of_year(config)[4:]] == ["b, Salle des fêtes", "Fleurance"]
    # home, a, the moved b, c, and the opening
    assert nodes_on(config, MONDAY) == (0, 1, 4, 3, 5)
    assert nodes_on(config, MONDAY + DAY) == (0, 1, 2, 3)


def test_places_of_lunch_are_there_on_the_days_of_their_stops() -> None:
    moved = SquareMoved("b", MONDAY, MONDAY, "Salle des fêtes", SOMEWHERE_ELSE)
    config = with_events(opening(MONDAY), moved, Joins("a", MONDAY + DAY))
    stops = tuple(
        replace(each, lunch_at=LunchAt(SOMEWHERE_ELSE)) if each.id in "ab" else each for each in config.stops
    )
    config = replace(config, stops=stops)
    # home, a, b, c, the lunches of a and b, the moved b, the opening
    assert places_of_year(config)[:6] == places(config)
    assert nodes_on(config, MONDAY) == (0, 6, 3, 7, 5)
    assert nodes_on(config, MONDAY + DAY) == (0, 1, 2, 3, 4, 5)
    assert len(nodes_on(config, MONDAY)) == len(places(config_on(config, MONDAY)))


def test_travel_times_of_a_day_are_those_between_its_places() -> None:
    config = with_events(Joins("c", MONDAY + DAY), SquareMoved("b", MONDAY, MONDAY, "Halle", SOMEWHERE_ELSE))
    seconds = matrix_on(config, year_matrix(config), MONDAY).seconds
    assert seconds.tolist() == [[0, 600, 2400], [600, 0, 1800], [2400, 1800, 0]]
    assert len(seconds) == len(config.depots) + len(config_on(config, MONDAY).stops)


def test_a_day_like_any_other_shares_its_travel_times() -> None:
    config = with_events(Out(MONDAY, MONDAY))
    matrix = year_matrix(config)
    assert matrix_on(config, matrix, MONDAY) is matrix


def test_a_closed_road_is_one_of_its_days_only() -> None:
    closed = RoadClosed(Correction("a", "b", extra=300, why="pont"), MONDAY, MONDAY)
    config = with_events(closed)
    matrix = year_matrix(config)
    assert roads_on(config, MONDAY) == (closed.correction,)
    assert matrix_on(config, matrix, MONDAY).seconds[1, 2] == 900
    assert matrix_on(config, matrix, MONDAY + DAY) is matrix


def test_a_matrix_of_other_places_is_refused() -> None:
    config = with_events(opening(MONDAY))
    with pytest.raises(ValueError, match="the year has 5 places"):
        matrix_on(config, road([0, 10, 20, 30]), MONDAY)


def test_other_parts_of_a_config_stay_what_they_are() -> None:
    problem = changed(little_problem([stop("a")], road([0, 10])), title="année")
    config = replace(problem.config, events=(Out(MONDAY, MONDAY),))
    assert config_on(config, MONDAY + DAY) == problem.config


def test_why_a_crew_is_not_there_is_internal_and_why_a_square_is_closed_is_not() -> None:
    config = with_events(
        Out(MONDAY, MONDAY, "van", "équipage malade"),
        Out(MONDAY, MONDAY, "other"),
        SquareClosed("a", MONDAY, MONDAY, why="travaux"),
    )
    changes = tuple(
        Change(key, "a", MONDAY, Half.MORNING, why, Fate.SKIPPED, rule="van-day")
        for key, why in (("a/1", "équipage malade"), ("a/2", "travaux"))
    )

    assert internal_whys(config) == {"équipage malade"}
    assert whys_of(Schedule(MONDAY, MONDAY, (), (), changes, ()), config) == {"a/2": "travaux"}


def test_all_places_of_a_year() -> None:
    moved = SquareMoved("b", MONDAY, MONDAY + DAY, "Halle", SOMEWHERE_ELSE, "1 rue du Marché")
    config = with_events(moved, opening(MONDAY))

    assert [(stop_, day) for stop_, day in stops_elsewhere(config)] == [("b", MONDAY), ("b", MONDAY + DAY)]
    elsewhere = stops_elsewhere(config)["b", MONDAY]
    assert (elsewhere.place, elsewhere.address, elsewhere.position) == (
        "Halle",
        "1 rue du Marché",
        SOMEWHERE_ELSE,
    )
    assert [stop_.id for stop_ in with_openings(config).stops] == ["a", "b", "c", "fair"]
    assert with_openings(with_events()) == with_events()
