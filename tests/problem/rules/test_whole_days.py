"""A visit of a whole day is open all morning and all afternoon, and paused between."""

from dataclasses import replace

import pytest

from tests.problem.little import MONDAY, changed, clock, little_problem, road, stop, tour_at
from tourplanner.domain.config import Ban
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import Half, Session
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, message
from tourplanner.problem.openings import whole_day
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import rule_of

PROBLEM = little_problem([replace(stop("x"), whole_day=True), stop("y")], road([0, 30, 40]))
NOT_WHOLE = [message("violation.whole-day")]


def day(problem: Problem = PROBLEM) -> Tour:
    """A day at x, as it has to be."""
    found = whole_day(problem.config, problem.stop("x"), MONDAY)
    assert found is not None
    start, pause, end = found
    made = tour_at(problem, "van", MONDAY, ["y"])
    visit = replace(made.visits[0], stop="x", start=start, end=end, pause=pause, arrive=start)
    return replace(made, visits=(visit,))


def told(tour: Tour, problem: Problem = PROBLEM) -> list[Message]:
    return [breach.what for breach in rule_of("session-window").find(problem, [tour])]


def test_it_is_from_the_first_opening_to_the_last_closing() -> None:
    assert whole_day(PROBLEM.config, PROBLEM.stop("x"), MONDAY) == (
        clock("09:30"),
        (clock("12:00"), clock("14:00")),
        clock("16:30"),
    )
    assert told(day()) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"start": clock("09:31")},
        {"end": clock("16:29")},
        {"pause": (clock("12:00"), clock("13:59"))},
        {"pause": None},
        {"half": Half.AFTERNOON},
    ],
)
def test_nothing_else_is_one(changes: dict[str, object]) -> None:
    tour = day()
    assert told(replace(tour, visits=(replace(tour.visits[0], **changes),))) == NOT_WHOLE  # type: ignore[arg-type]


def test_another_stop_has_no_pause() -> None:
    made = tour_at(PROBLEM, "van", MONDAY, ["y"])
    paused = replace(made.visits[0], pause=(clock("10:00"), clock("10:30")))
    assert told(made) == []
    assert told(replace(made, visits=(paused,))) == NOT_WHOLE


def test_it_takes_the_sessions_of_mornings_that_have_an_afternoon() -> None:
    excludes = rule_of("session-window").excludes
    assert excludes is not None
    hours = PROBLEM.config.sessions
    morning, afternoon = (Session(MONDAY, half, hours[half].opens, hours[half].closes) for half in Half)
    calendar, asked = PROBLEM.calendar, PROBLEM.stop("x")
    assert not excludes(PROBLEM.config, calendar, asked, morning)
    assert excludes(PROBLEM.config, calendar, asked, afternoon)
    mornings = changed(PROBLEM, sessions={Half.MORNING: hours[Half.MORNING]})
    assert whole_day(mornings.config, asked, MONDAY) is None
    assert excludes(mornings.config, calendar, asked, morning)
    assert not excludes(PROBLEM.config, calendar, PROBLEM.stop("y"), afternoon)


@pytest.mark.parametrize(
    "hours",
    [
        OwnHours(half=Half.MORNING, opens=clock("12:00")),
        OwnHours(half=Half.AFTERNOON, opens=clock("16:30")),
        # The morning goes on until the afternoon begins: nothing is left between them.
        OwnHours(half=Half.MORNING, closes=clock("14:00")),
    ],
)
def test_a_stop_without_a_morning_an_afternoon_or_a_pause_has_no_whole_day(hours: OwnHours) -> None:
    asked = replace(PROBLEM.stop("x"), hours=(hours,))
    assert whole_day(PROBLEM.config, asked, MONDAY) is None


@pytest.mark.parametrize("banned", [None, *Half])
def test_a_whole_day_is_kept_out_by_what_is_in_either_half(banned: Half | None) -> None:
    not_on = () if banned is None else (Ban(MONDAY.weekday(), banned),)
    asked, excludes = replace(PROBLEM.stop("x"), not_on=not_on), rule_of("stop-days").excludes
    assert excludes is not None
    taken = [
        half
        for half, hours in PROBLEM.config.sessions.items()
        if excludes(PROBLEM.config, PROBLEM.calendar, asked, Session(MONDAY, half, hours.opens, hours.closes))
    ]
    # It is in the session of the morning, which a market in the afternoon takes as well.
    assert taken == {None: [], Half.MORNING: [Half.MORNING], Half.AFTERNOON: [*Half]}[banned]
