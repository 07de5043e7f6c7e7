"""Common problems as the search has them: the same cost and the same verdict as the judge, and legal ends."""

import random
from collections.abc import Callable
from dataclasses import replace
from time import process_time

import pytest

from tests.benchmarks.peers.allowance import Allowance
from tests.benchmarks.peers.encoding import encode_routing, trips_of
from tests.benchmarks.peers.ours import ours
from tests.benchmarks.peers.problems import problems
from tests.benchmarks.peers.routing import Fleet, Routing, Trip, Window
from tests.solvers.peers.routings import two_depots, with_hours
from tests.solvers.sisr_problems import updated
from tourplanner.solvers.sisr.state import empty_state

pytestmark = pytest.mark.slow


def _differing() -> Routing:
    """A multi-depot instance whose depots differ in what their vehicles load and how long they drive."""
    problem = problems(["mdvrp/p13"])[0]
    return replace(problem, fleets=(Fleet(5, 60, 120_000), Fleet(5, 36, 200_000)))


def _in_no_time() -> Routing:
    """An instance with windows where services take no time."""
    problem = problems(["solomon/RC101"])[0]
    return replace(problem, service=(0,) * len(problem.service))


def _shut_early() -> Routing:
    """An instance with windows whose depot opens late and shuts early."""
    problem = problems(["solomon/R104"])[0]
    return replace(problem, windows=(Window(300, 1500), *problem.windows[1:]))


PROBLEMS: dict[str, Callable[[], Routing]] = {
    "several depots": lambda: problems(["mdvrp/p08"])[0],
    "depots that differ": _differing,
    "narrow windows": lambda: problems(["solomon/R101"])[0],
    "long windows": lambda: problems(["solomon/RC201"])[0],
    "a depot with hours": _shut_early,
    "no time for service": _in_no_time,
}


def _trip(problem: Routing, choice: random.Random) -> Trip:
    """A random trip, more or less in the order of the windows, so that some are legal."""
    size = choice.randint(1, choice.choice((4, 12)))
    customers = choice.sample(range(len(problem.demand)), size)
    if problem.windows and choice.random() < 0.9:
        customers.sort(key=lambda customer: problem.windows[problem.depots + customer].closes)
    return Trip(choice.randrange(problem.depots), tuple(customers))


@pytest.mark.parametrize("kind", PROBLEMS)
def test_search_and_judge_agree_on_random_trips(kind: str) -> None:
    problem, choice = PROBLEMS[kind](), random.Random(1)
    instance = encode_routing(problem)
    verdicts = {True: 0, False: 0}
    for _ in range(600):
        trip = _trip(problem, choice)
        if len(trip.customers) > instance.max_block:
            assert problem.trip_fault(trip) == "overloaded"
            continue
        state = empty_state(instance)
        tour = instance.depot.tolist().index(trip.depot)
        for place, customer in enumerate(trip.customers):
            state.seq[2 * tour, place] = problem.depots + customer
            state.block_of[customer, 0] = 2 * tour
        state.size[2 * tour] = len(trip.customers)
        left_out = int(state.cost[0])
        legal = bool(updated(instance, state, tour))
        assert int(state.cost[0]) - left_out == problem.length(trip)
        assert legal == (problem.trip_fault(trip) is None), (trip, problem.trip_fault(trip))
        assert trips_of(problem, instance, state) == [trip]
        verdicts[legal] += 1
    # Neither verdict is rare.
    assert min(verdicts.values()) >= 30, verdicts


@pytest.mark.parametrize(
    "make", [two_depots, lambda: two_depots(10), with_hours], ids=["free", "short", "hours"]
)
def test_small_optimum_is_found(make: Callable[[], Routing]) -> None:
    problem = make()
    trips, _ = ours(problem, Allowance(0.3), seed=0)
    assert problem.fault(trips) is None
    # 4 and back from one depot and 9 from the other; with hours each is alone: 2 and 4, there and back.
    assert problem.cost(trips) == (12 if problem.windows else 10)


@pytest.mark.parametrize("name", ["mdvrp/p12", "solomon/R101"])
def test_short_search_is_legal_and_ends_with_its_seconds(name: str) -> None:
    problem = problems([name])[0]
    began = process_time()
    trips, seconds = ours(problem, Allowance(1.0), seed=1)
    assert problem.fault(trips) is None
    assert problem.best_known is not None
    assert 1.0 * problem.best_known - problem.slack <= problem.cost(trips) <= 1.05 * problem.best_known
    assert 0.9 <= seconds <= process_time() - began


def test_search_ends_where_the_best_is_known() -> None:
    problem = problems(["mdvrp/p12"])[0]
    trips, seconds = ours(problem, Allowance(60.0, target=round(1.05 * (problem.best_known or 0))), seed=0)
    assert problem.fault(trips) is None
    assert seconds < 30.0
