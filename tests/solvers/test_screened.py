"""Choices among few candidates at a time: the same answers as among all, and the bound that says so."""

from dataclasses import replace

import numpy as np
import pytest

from tests.instances import problem_of
from tests.problem.little import MINUTE, little_problem, road, stop
from tests.solvers.tenareze import with_tenareze
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.problem.build import build
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import single_stop_tours
from tourplanner.solvers.result import Limits
from tourplanner.solvers.selection import screened
from tourplanner.solvers.selection.chooser import Chooser, Question
from tourplanner.solvers.selection.screened import ScreenedChooser, _least_of_others, _Other, without
from tourplanner.solvers.selection.selection import Choice, Floor
from tourplanner.solvers.selection.shares import shares

QUESTION = Question(hour_worth=360)


def bent(problem: Problem, seed: int) -> Problem:
    """The problem with legs that differ by direction, some of them far longer than the way round."""
    rng = np.random.default_rng(seed)
    seconds = problem.matrix.seconds * rng.choice([0.2, 0.8, 1.0, 2.5], problem.matrix.seconds.shape)
    matrix = TravelMatrix(
        seconds.astype(np.int32), problem.matrix.metres, problem.matrix.provenance, problem.matrix.notes
    )
    return build(problem.config, problem.calendar, matrix)


@pytest.mark.parametrize("seed", [None, 1, 2, 3])
def test_no_day_drives_less_than_the_shares_of_its_stops(seed: int | None) -> None:
    problem, _ = with_tenareze(frozenset({3}))
    problem = problem if seed is None else bent(problem, seed)
    share = shares(problem)
    tours = single_stop_tours(problem, *problem.van_days[0])
    assert len(tours) > 500
    for tour in tours:
        # Among them that a stop which any day serves has a share that is finite.
        assert sum(share[stop] for stop in tour.stops) <= tour.drive + 1e-6


def test_a_stop_that_no_day_can_serve_has_no_share() -> None:
    problem, _ = with_tenareze(frozenset({3}))
    seconds = problem.matrix.seconds.copy()
    far = problem.stop_node(0)
    seconds[far, :] = seconds[:, far] = 5 * 3600
    seconds[far, far] = 0
    matrix = replace(problem.matrix, seconds=seconds)
    share = shares(build(problem.config, problem.calendar, matrix))
    assert share[0] == np.inf
    assert np.isfinite(share[1:]).all()


@pytest.mark.slow
@pytest.mark.parametrize(
    "weekdays",
    [
        pytest.param(frozenset({3}), id="a day of its own"),
        pytest.param(None, id="no room", marks=pytest.mark.slow),
    ],
)
def test_the_same_answers_as_among_all(
    weekdays: frozenset[int] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screened, "ROOM", 1)  # five of twenty-six to begin with
    problem, selection = with_tenareze(weekdays)
    among_all, few = Chooser(problem, selection, Limits()), ScreenedChooser(problem, selection, Limits())
    for _ in range(3):
        expected, found = among_all.best(QUESTION), few.best(QUESTION)
        assert expected is not None
        assert found is not None
        assert found.proven
        assert (found.objective, found.missing) == (expected.objective, expected.missing)
        assert found.chosen == expected.chosen
        among_all.forbid(expected.chosen)
        few.forbid(found.chosen)


@pytest.mark.slow
def test_conditions_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screened, "ROOM", 1)
    problem, selection = with_tenareze(frozenset({3}))
    first, second, third, *others = selection.candidates
    asked = replace(
        selection,
        always=frozenset([second]),
        groups=(frozenset([first, second, third]),),
        floors=(Floor(frozenset(others[-5:]), 2),),
    )
    found = ScreenedChooser(problem, asked, Limits()).best(QUESTION)
    expected = Chooser(problem, asked, Limits()).best(QUESTION)
    assert found is not None
    assert expected is not None
    assert (found.chosen, found.bound) == (expected.chosen, expected.bound)
    impossible = replace(asked, always=frozenset([first, second]))
    assert ScreenedChooser(problem, impossible, Limits()).best(QUESTION) is None


def test_what_is_allowed_for_is_kept_without_some_stops() -> None:
    allowed = np.full((3, 3), MINUTE, np.int32)
    matrix = replace(road([0, 30, 60]), allowed=allowed, allowed_more=2, noon_more=5)
    problem = little_problem([stop("a"), stop("b")], matrix)
    fewer = without(problem, {"a"})
    assert (fewer.matrix.allowed_more, fewer.matrix.noon_more) == (2, 5)
    assert fewer.way(0, 1) == problem.way(0, 2) == 61 * MINUTE
    assert fewer.config.work == problem.config.work


def test_a_problem_without_some_stops_is_that_of_a_config_without_them() -> None:
    problem, selection = with_tenareze(frozenset({3}))
    gone = set(selection.candidates[::2])
    fewer = without(problem, gone)
    config = problem.config
    asked = problem_of(replace(config, stops=tuple(s for s in config.stops if s.id not in gone)))
    assert (fewer.config, tuple(fewer.openings), fewer.stop_index) == (
        asked.config,
        tuple(asked.openings),
        asked.stop_index,
    )
    assert (fewer.matrix.seconds == asked.matrix.seconds).all()


@pytest.mark.slow
def test_a_choice_among_few_is_kept_where_the_time_is_over_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hurried(Chooser):
        """Has the time for one answer."""

        asked = 0

        def best(self, question: Question) -> Choice | None:
            Hurried.asked += 1
            return super().best(question) if Hurried.asked == 1 else None

    monkeypatch.setattr(screened, "ROOM", 1)
    monkeypatch.setattr(screened, "Chooser", Hurried)
    # Stops that may cost nothing: nothing is proven before all candidates were asked.
    monkeypatch.setattr(screened, "shares", lambda problem: np.zeros(len(problem.config.stops)))
    problem, selection = with_tenareze(frozenset({3}))
    found = ScreenedChooser(problem, selection, Limits()).best(QUESTION)
    assert Hurried.asked == 2
    assert found is not None
    assert found.tours
    assert found.bound < found.objective


def test_other_stops_cost_at_least_what_those_lose_that_there_is_no_room_for() -> None:
    # Served, the first saves 10 a visit, the second 6, the third nothing.
    others = [_Other(2, 5.0, 25.0), _Other(1, 1.0, 7.0), _Other(1, 9.0, 3.0)]
    assert _least_of_others(others, 9) == 5 + 1 + 3
    assert _least_of_others(others, 3) == 5 + 1 + 3
    assert _least_of_others(others, 2) == 5 + 7 + 3
    assert _least_of_others(others, 1) == 15 + 7 + 3
    assert _least_of_others(others, -4) == 25 + 7 + 3
