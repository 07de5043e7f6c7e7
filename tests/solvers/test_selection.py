"""Choices of stops: against every set tried by itself, and what must hold of any."""

from dataclasses import replace
from itertools import combinations

import pytest

from tests.instances import pilot, problem_of
from tests.solvers.tenareze import with_tenareze
from tourplanner.problem.check import check, is_loss
from tourplanner.solvers.day_tours import single_stop_tours
from tourplanner.solvers.result import Limits
from tourplanner.solvers.selection.chooser import Chooser, Question
from tourplanner.solvers.selection.selection import Floor
from tourplanner.solvers.solve import solve


@pytest.mark.slow
@pytest.mark.parametrize(
    "weekdays",
    [
        pytest.param(frozenset({3}), id="a day of its own"),
        pytest.param(None, id="no room", marks=pytest.mark.slow),
    ],
)
def test_front_of_the_pilot(weekdays: frozenset[int] | None) -> None:
    problem, selection = with_tenareze(weekdays)
    front = list(Chooser(problem, selection, Limits()).front())

    assert [choice.worth for choice in front] == sorted({choice.worth for choice in front})
    assert [choice.drive_seconds for choice in front] == sorted({c.drive_seconds for c in front})
    for choice in front:
        assert choice.proven
        assert [breach for breach in check(problem, choice.tours) if not is_loss(breach)] == []
        served = {visit.stop for tour in choice.tours for visit in tour.visits}
        assert served & set(selection.candidates) == set(choice.chosen)
        assert {stop.id for stop in pilot().stops} - served == set(choice.losers)
        assert sum(tour.drive_seconds for tour in choice.tours) == choice.drive_seconds
        # Without a day of their own, four new stops take the places of four old ones.
        assert len(choice.losers) == choice.missing == (0 if weekdays else 4)


@pytest.mark.slow
def test_points_of_the_front_solved_again() -> None:
    """A point drives what the main solver drives for the same stops, all of them promised."""
    problem, selection = with_tenareze(frozenset({3}))
    front = list(Chooser(problem, selection, Limits()).front())
    for choice in (front[0], front[len(front) // 2], front[-1]):
        kept = [s for s in problem.config.stops if s.id not in selection.candidates or s.id in choice.chosen]
        promised = tuple(replace(stop, required=True) for stop in kept)
        result = solve(problem_of(replace(problem.config, stops=promised)), Limits())
        assert result.bound == sum(tour.drive_seconds for tour in result.tours) == choice.drive_seconds


@pytest.mark.slow
def test_no_set_is_missed() -> None:
    """The best by weight, then without it, and so on: as the front and the scores say."""
    problem, selection = with_tenareze(frozenset({3}))
    chooser = Chooser(problem, selection, Limits())
    question = Question(hour_worth=360)
    found = []
    for _ in range(10):
        choice = chooser.best(question)
        assert choice is not None
        found.append(choice)
        chooser.forbid(choice.chosen)
    assert len({choice.chosen for choice in found}) == 10
    scores = [choice.objective for choice in found]
    assert scores == sorted(scores)
    front = Chooser(problem, selection, Limits()).front()
    assert scores[0] == min(question.value(choice.worth, choice.drive_seconds) for choice in front)


def test_conditions_are_kept() -> None:
    problem, selection = with_tenareze(frozenset({3}))
    first, second, third, *others = selection.candidates
    group = frozenset([first, second, third])
    asked = replace(
        selection, always=frozenset([second]), groups=(group,), floors=(Floor(frozenset(others[-5:]), 2),)
    )
    choice = Chooser(problem, asked, Limits()).best(Question(hour_worth=360))
    assert choice is not None
    assert set(choice.chosen) & group == {second}
    assert len(set(choice.chosen) & set(others[-5:])) >= 2
    impossible = replace(asked, always=frozenset([first, second]))
    assert Chooser(problem, impossible, Limits()).best(Question()) is None


@pytest.mark.slow
def test_every_set_of_four() -> None:
    """All 14,950 sets, each with its least driving, by solving pairs of days by themselves.

    With Thursdays of its own and one visit each, the four communes make two tours of two on two
    Thursdays, or up to four tours: the least driving over all ways to split them, which is the sum
    of the pilot's own driving and that of the best split (hours do not bind here, as the solver's
    plans show).
    """
    problem, selection = with_tenareze(frozenset({3}))
    stops = problem.config.stops
    cheapest: dict[frozenset[str], int] = {}
    for tour in single_stop_tours(problem, *problem.van_days[0]):
        served = frozenset(stops[stop].id for stop in tour.stops)
        if served <= set(selection.candidates):
            cheapest[served] = min(tour.drive, cheapest.get(served, tour.drive))
    base = sum(tour.drive_seconds for tour in solve(problem_of(pilot()), Limits()).tours)
    pareto: dict[int, int] = {}
    for chosen in combinations(selection.candidates, 4):
        least = min(sum(cheapest.get(part, 10**9) for part in split) for split in splits(chosen))
        residents = sum(selection.worth[stop] for stop in chosen)
        pareto[residents] = min(base + least, pareto.get(residents, 10**9))
    best = 10**9
    expected = []
    for residents in sorted(pareto, reverse=True):
        if pareto[residents] < best:
            best = pareto[residents]
            expected.append((residents, best))
    front = Chooser(problem, selection, Limits()).front()
    assert [(choice.worth, choice.drive_seconds) for choice in front] == expected[::-1]


def splits(chosen: tuple[str, ...]):
    """Every way to put four stops into tours of one or two."""
    if not chosen:
        yield ()
        return
    first, *rest = chosen
    for others in splits(tuple(rest)):
        yield (frozenset([first]), *others)
    for mate in rest:
        for others in splits(tuple(stop for stop in rest if stop != mate)):
            yield (frozenset([first, mate]), *others)
