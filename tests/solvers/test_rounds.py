"""The rounds of a search: what of them is done, when they end, and what is known of their best state."""

import pytest

from tests.instances import pilot, problem_of
from tourplanner.solvers.sisr.encoding import encode
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.rounds import CHUNK, CHUNKS, Rounds
from tourplanner.solvers.sisr.state import State, empty_state
from tourplanner.solvers.sisr.strings import StringRemoval, StringTurns

TURNS = StringTurns(StringRemoval(), StringRemoval())


class Clock:
    """A clock that stands still unless it is set."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """The time that it shows."""
        return self.now


@pytest.fixture(scope="module")
def instance() -> Instance:
    return encode(problem_of(pilot()))


def costing(instance: Instance, cost: int) -> State:
    """A state that costs so much."""
    state = empty_state(instance)
    state.cost[0] = cost
    return state


def test_they_end_by_their_number(instance: Instance) -> None:
    rounds = Rounds(instance, 80, None, Clock(), TURNS, 0.0)
    assert (rounds.share, rounds.over) == (0.0, False)
    rounds.done = 20
    assert (rounds.share, rounds.over) == (0.25, False)
    rounds.done = 80
    assert (rounds.share, rounds.over) == (1.0, True)


def test_they_end_by_the_clock_where_that_is_sooner(instance: Instance) -> None:
    clock = Clock()
    rounds = Rounds(instance, 80, 10.0, clock, TURNS, 0.0)
    clock.now = 150.0
    rounds.begin()
    assert not rounds.over
    clock.now, rounds.done = 155.0, 8
    assert rounds.share == 0.5
    rounds.done = 60
    assert rounds.share == 0.75
    clock.now = 160.0
    assert rounds.over


def test_no_time_is_over_at_once(instance: Instance) -> None:
    assert Rounds(instance, 80, 0.0, Clock(), TURNS, 0.0).over


def test_they_end_when_asked(instance: Instance) -> None:
    rounds = Rounds(instance, 80, None, Clock(), TURNS, 0.0)
    rounds.end()
    assert rounds.over


def test_few_rounds_look_at_the_clock_as_often_as_many(instance: Instance) -> None:
    chunks = {most: Rounds(instance, most, None, Clock(), TURNS, 0.0).chunk for most in (1, 800, 10**9)}
    assert chunks == {1: 1, 800: 800 // CHUNKS, 10**9: CHUNK}


def test_only_what_is_better_is_made_known_and_taken(instance: Instance) -> None:
    rounds, nothing = Rounds(instance, 80, None, Clock(), TURNS, 0.0), int(instance.prize.sum())
    assert int(rounds.best.cost[0]) == nothing
    for cost, known in [(nothing + 1, nothing), (500, 500), (600, 500)]:
        rounds.publish(costing(instance, cost))
        assert int(rounds.best.cost[0]) == known
    best = costing(instance, 500)
    assert not rounds.take_offer(best)
    for cost, taken in [(550, False), (400, True)]:
        rounds.offer(costing(instance, cost))
        assert rounds.take_offer(best) is taken
        # Taken or not, it is not looked at again.
        assert not rounds.take_offer(best)
    assert int(best.cost[0]) == int(rounds.best.cost[0]) == 400
