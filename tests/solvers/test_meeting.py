"""Searches side by side: what they tell each other, who waits for whom, and the same plans every time."""

import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
import pytest

from tests.benchmarks.pvrp import instances, search_of
from tests.benchmarks.pvrp_instance import encode_cordeau
from tests.instances import pilot, problem_of
from tests.solvers.sisr_problems import LONG
from tourplanner.solvers.sisr.encoding import encode
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.meeting import MEETINGS, Meeting
from tourplanner.solvers.sisr.population import Population, members_for
from tourplanner.solvers.sisr.rounds import Rounds
from tourplanner.solvers.sisr.search import Search, let_meet
from tourplanner.solvers.sisr.state import State, empty_state

ROUNDS = 200_000
"""Enough for two plans of p28 to be crossed."""


@pytest.fixture(scope="module")
def small() -> Instance:
    return encode(problem_of(pilot()))


@pytest.fixture(scope="module")
def crossing() -> Instance:
    (cordeau,) = instances(["p28"])
    instance = encode_cordeau(cordeau)
    assert members_for(instance, ROUNDS) > 1
    return instance


def costing(instance: Instance, cost: int) -> State:
    """A state that costs so much."""
    state = empty_state(instance)
    state.cost[0] = cost
    return state


def told(meeting: Meeting, small: Instance, costs: Sequence[tuple[int, ...]], late: int) -> list[list[int]]:
    """What each seat is told when it tells states of these costs, time by time; one comes late to each."""

    def attend(seat: int) -> list[int]:
        heard = []
        for number, cost in enumerate(costs[seat]):
            if seat == late:
                time.sleep(0.05)
            state = meeting.tell(number, seat, costing(small, cost))
            assert state is not None
            heard.append(int(state.cost[0]))
        return heard

    with ThreadPoolExecutor(len(costs)) as threads:
        return list(threads.map(attend, range(len(costs))))


@pytest.mark.parametrize("late", range(3))
def test_each_is_told_the_best_of_the_others_every_time(small: Instance, late: int) -> None:
    costs = [(10, 40, 5), (20, 10, 6), (30, 20, 4)]
    assert told(Meeting(3), small, costs, late) == [[20, 10, 4], [10, 20, 4], [10, 10, 5]]


def test_nobody_waits_for_one_that_left(small: Instance) -> None:
    meeting, state = Meeting(2), costing(small, 1)
    with ThreadPoolExecutor(1) as threads:
        waiting: Future[State | None] = threads.submit(meeting.tell, 0, 0, state)
        meeting.leave()
        assert waiting.result(LONG) is None
    assert meeting.tell(1, 0, state) is None


def met(crossing: Instance, seeds: tuple[int, ...], slow: int | None = None) -> list[Search]:
    """Searches that have met, one of them slow."""
    searches = [search_of(crossing, seed, ROUNDS) for seed in seeds]
    let_meet(searches)
    for number, search in enumerate(searches):
        if number == slow:
            hold_up(search)
        search.start()
    for search in searches:
        assert search.wait(LONG)
    return searches


def hold_up(search: Search) -> None:
    """Make a search wait a little whenever it has a state to tell."""
    publish = search._rounds.publish

    def later(best: State) -> None:
        time.sleep(0.002)
        publish(best)

    search._rounds.publish = later  # type: ignore[method-assign]


@pytest.mark.slow
def test_searches_that_meet_give_the_same_plans_however_fast_each_is(
    crossing: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[int, int]] = []
    tell = Meeting.tell

    def listening(meeting: Meeting, number: int, seat: int, best: State) -> State | None:
        state = tell(meeting, number, seat, best)
        heard.append((number, seat))
        assert state is not None
        return state

    monkeypatch.setattr(Meeting, "tell", listening)
    plans = [
        [search.best.memory.tobytes() for search in met(crossing, (0, 1), slow)] for slow in (None, 0, 1)
    ]
    assert plans[0] == plans[1] == plans[2]
    everybody = [(number, seat) for number in range(len(MEETINGS)) for seat in (0, 1)]
    assert sorted(heard) == sorted(3 * everybody)


@pytest.mark.slow
def test_what_is_told_comes_into_the_population(crossing: Instance, monkeypatch: pytest.MonkeyPatch) -> None:
    came: list[int] = []
    replace_worst = Population.replace_worst

    def noting(population: Population, state: State) -> None:
        before = [int(member.cost[0]) for member in population.members]
        replace_worst(population, state)
        after, cost = [int(member.cost[0]) for member in population.members], int(state.cost[0])
        assert (cost in after) is (cost in before or cost < max(before))
        assert sum(one != other for one, other in zip(before, after, strict=True)) == (after != before)
        came.append(cost)

    monkeypatch.setattr(Population, "replace_worst", noting)
    best = [int(search.best.cost[0]) for search in met(crossing, (0, 1))]
    # Chunks may be longer than the way from one meeting to the next: then the last that was told counts.
    assert 2 <= len(came) <= 2 * len(MEETINGS)
    assert min(best) <= min(came)


@pytest.mark.slow
def test_one_that_is_stopped_or_fails_leaves_the_others_to_themselves(
    crossing: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped, other = (search_of(crossing, seed, ROUNDS) for seed in (0, 1))
    let_meet([stopped, other])
    stopped.start()
    stopped.stop()
    other.start()
    assert other.wait(LONG)
    assert stopped.wait(LONG)

    failing, other = (search_of(crossing, seed, ROUNDS) for seed in (0, 1))
    let_meet([failing, other])

    def fail(*_anything: object) -> None:
        raise OSError("out of everything")

    monkeypatch.setattr(failing, "_run", fail)
    for search in (failing, other):
        search.start()
    assert other.wait(LONG)
    with pytest.raises(OSError, match="out of everything"):
        failing.wait(LONG)


def test_only_searches_that_cross_plans_meet(small: Instance, crossing: Instance) -> None:
    for searches, meet in [
        ([search_of(crossing, 0, ROUNDS)], False),
        ([Search(small, seed, rounds=10) for seed in (0, 1)], small.patterns.shape[0] > 0),
        ([search_of(crossing, seed, ROUNDS) for seed in (0, 1)], True),
    ]:
        let_meet(searches)
        assert [search._rounds._seat is not None for search in searches] == len(searches) * [meet]


def test_plans_are_crossed_where_visits_recur_in_few_tours_for_how_often_they_do() -> None:
    (cordeau,) = instances(["pr10"])
    instance = encode_cordeau(cordeau)
    seldom = instance._replace(visits=np.minimum(instance.visits, 2))
    assert len(instance.tour_date) == 72
    assert search_of(instance, 0, 1).crosses
    assert not search_of(seldom, 0, 1).crosses
    assert not Search(instance._replace(patterns=instance.patterns[:0]), 0, rounds=1).crosses
    fewer = seldom._replace(tour_date=seldom.tour_date[:64], tour_van=seldom.tour_van[:64])
    assert search_of(fewer, 0, 1).crosses


def test_they_come_to_all_meetings_whose_time_has_come(
    small: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = Search(small, 0, rounds=100)
    rounds: Rounds = search._rounds
    meeting, numbers = Meeting(2), []

    def tell(number: int, seat: int, _best: State) -> State:
        numbers.append((number, seat))
        return costing(small, number)

    monkeypatch.setattr(meeting, "tell", tell)
    rounds.meet(meeting.seats[1])
    for done, come in [(64, 0), (65, 1), (84, 2), (100, 4), (100, 4)]:
        rounds.done = done
        rounds._come_to_meetings()
        assert numbers == [(number, 1) for number in range(come)]
    offered = rounds.offered()
    assert offered is not None
    assert int(offered.cost[0]) == 3
    assert rounds.offered() is None
