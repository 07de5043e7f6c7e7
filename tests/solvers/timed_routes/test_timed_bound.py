"""The bound from routes through the minutes of a day: never above what can be driven, and near it."""

from dataclasses import replace

import numpy as np
import pytest

from tests.instances import pilot, problem_of, stop_at
from tests.patience import PATIENCE
from tests.solvers.leg_cuts.four_visits import any_table, bound_of, least_of, problem, with_table
from tests.solvers.moves.exhaustive import least_drives
from tests.solvers.timed_routes.exhaustive import least_days, legs_of
from tourplanner.domain.config import Stop
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.solvers.incumbent import Incumbent
from tourplanner.solvers.leg_cuts.places import LegPlaces
from tourplanner.solvers.long_days import long_days_bound
from tourplanner.solvers.moves.today import Today
from tourplanner.solvers.recombining import Recombining
from tourplanner.solvers.result import Limits
from tourplanner.solvers.sisr.encoding import encode
from tourplanner.solvers.sisr.search import Search
from tourplanner.solvers.timed_routes.bound import timed_bound
from tourplanner.solvers.timed_routes.clock import clock_of
from tourplanner.solvers.timed_routes.half_clock import beyond_lunch
from tourplanner.solvers.timed_routes.memory import memory_of
from tourplanner.solvers.timed_routes.pricing import WORTH, TimedPricer
from tourplanner.solvers.timed_routes.rest_of_day import end_after_lunch
from tourplanner.solvers.timed_routes.tolls import tolls_of


def timed(asked: Problem, known: int | None = None) -> int:
    """What routes prove by themselves."""
    clock = clock_of(asked)
    assert clock is not None
    return timed_bound(clock, LegPlaces.of(asked), Limits(), lambda: known).seconds


@pytest.mark.slow
@pytest.mark.parametrize("minutes", [20, 70, 140])
def test_the_least_driving_of_a_few_visits_is_proven(minutes: int) -> None:
    asked = problem(minutes)
    assert bound_of(asked) <= timed(asked) <= least_of(asked)
    assert timed(asked) >= least_of(asked) - 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("minutes", [30, 70, 100])
def test_of_many_tables_nothing_drives_less(seed: int, minutes: int) -> None:
    asked = with_table(problem(minutes), any_table(seed))
    least = least_of(asked)
    assert 0 < timed(asked) <= least
    # A plan that is known takes legs out, none of them those of the best one.
    assert min(timed(asked, least + 600), least) == min(timed(asked), least)


@pytest.mark.slow
def test_ways_there_and_back_may_differ() -> None:
    minutes = np.random.default_rng(7).integers(2, 60, (5, 5))
    np.fill_diagonal(minutes, 0)
    asked = with_table(problem(70), minutes)
    assert 0 < timed(asked) <= least_of(asked)


@pytest.mark.slow
def test_what_legs_have_proven_is_bettered() -> None:
    asked = problem(100)
    found = long_days_bound(asked, LegPlaces.of(asked), Limits(), lambda: None)
    assert found is not None
    assert bound_of(asked) <= found.seconds <= least_of(asked)
    assert found.figures["programmes"] > 1


@pytest.mark.slow
def test_routes_of_the_bound_make_a_plan_from_which_searches_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    # It begins at 1 and has taken a second at 2; four times as long after that, at 6, it may begin again.
    clock = iter((0.0, 1.0, 2.0, 2.0, 5.9))
    monkeypatch.setattr("tourplanner.solvers.recombining.monotonic", lambda: next(clock))
    asked = problem(100)
    found = long_days_bound(asked, LegPlaces.of(asked), Limits(), lambda: None)
    assert found is not None
    instance, incumbent = encode(asked), Incumbent(asked)
    search = Search(instance, 0, rounds=1)
    limits = Limits(time_limit=PATIENCE)
    recombining = Recombining(asked, incumbent, instance, [search], limits)
    recombining(lambda: found)
    assert check(asked, incumbent.tours) == ()
    assert least_of(asked) <= incumbent.drive <= least_of(asked) + 1
    assert recombining.found is not None
    assert int(recombining.found.cost[0]) == incumbent.drive
    # Not again at once.
    recombining(lambda: pytest.fail("too soon"))


def with_first(asked: Problem, **changes: object) -> Problem:
    """The same with another first stop."""
    first, *others = asked.config.stops
    stops: tuple[Stop, ...] = (replace(first, **changes), *others)  # type: ignore[arg-type]
    return problem_of(replace(asked.config, stops=stops))


def test_hours_of_a_stop_are_on_the_clock() -> None:
    clock = clock_of(with_first(problem(20), opens=10 * 3600, closes=11 * 3600))
    assert clock is not None
    others = clock.first[0, 1]
    # The morning opens at 9:30: half an hour later, and from 10:00 to 10:40 a visit of 20 minutes may start.
    assert (clock.first[0, 0] - others, clock.last[0, 0] - others) == (30, 70)
    assert clock.last[1, 0] < 0


def test_a_whole_day_takes_no_time_of_its_day() -> None:
    clock = clock_of(with_first(problem(20), service=None, whole_day=True))
    assert clock is not None
    assert (clock.service[0, 0], clock.last[1, 0] < 0) == (1, True)
    assert clock.first[0, 0] == clock.last[0, 0]


def test_each_stop_remembers_itself_first() -> None:
    memory = memory_of(np.abs(np.subtract.outer(np.arange(6.0), np.arange(6.0))), 3)
    assert memory.near[:, 0].tolist() == list(range(5))
    assert memory.near[2].tolist() == [2, 1, 3]
    assert memory.place[2].tolist() == [-1, 1, 0, 2, -1]


@pytest.mark.slow
def test_days_are_priced_as_they_are_driven() -> None:
    asked = problem_of(
        replace(
            pilot(),
            areas=(),
            locks=(),
            stops=tuple(
                stop_at(code, service=1800) for code in ("32269", "32448", "32436", "32120", "32013")
            ),
        )
    )
    clock = clock_of(asked)
    assert clock is not None
    prizes = np.array([0.0, 3000.0, 4000.0, 2500.0, 5000.0, 1500.0])
    cost = clock.seconds - prizes[None, :]
    found = TimedPricer(clock).price(cost, tolls_of(5, ()), exact=True)
    assert found is not None
    least, routes = found
    assert least == pytest.approx(least_days(clock, lambda route: legs_of(cost, route), lambda route: True))
    assert sorted(legs_of(cost, route) for route in routes) == pytest.approx(sorted(least[least < WORTH]))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_without_room_for_all_ways_nothing_wrong_is_proven(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = with_table(problem(60), any_table(seed))
    whole = timed(asked)
    monkeypatch.setattr("tourplanner.solvers.timed_routes.pricing.PER_STOP", 1)
    monkeypatch.setattr("tourplanner.solvers.timed_routes.bound.USUAL_PER_STOP", 1)
    assert timed(asked) <= whole <= least_of(asked)
    # With room for more when it is needed the same is proven.
    monkeypatch.setattr("tourplanner.solvers.timed_routes.bound.USUAL_PER_STOP", 4_000)
    assert timed(asked) == whole


def test_both_halves_agree_what_lunch_leaves_time_for() -> None:
    clock = clock_of(problem(20))
    assert clock is not None
    met = 0
    for one, other in np.argwhere(~np.eye(len(clock.leg), dtype=bool)):
        for time in range(clock.noon + 1):
            end = end_after_lunch(clock, one, time, other)
            by = beyond_lunch(clock, 0, one, time, other)
            assert by == (clock.end - (end - clock.service[1, other]) if end >= 0 else -1)
            if by >= 0:
                met += 1
                latest = beyond_lunch(clock, 1, other, by, one)
                assert latest >= time
                if latest < clock.noon:
                    after = beyond_lunch(clock, 0, one, latest + 1, other)
                    assert after < by
    assert met


def test_work_is_counted_where_hours_leave_room_for_more() -> None:
    asked = problem(20)
    plain = clock_of(asked)
    assert plain is not None
    assert plain.most_work < 0
    work = replace(asked.config.work, max_work_day=4 * 3600)
    clock = clock_of(problem_of(replace(asked.config, work=work)))
    assert clock is not None
    assert clock.most_work == 240


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(30))
def test_of_short_days_nothing_drives_less(seed: int) -> None:
    asked = with_table(problem(60), any_table(seed) // 2)
    work = replace(asked.config.work, max_work_day=int(4.5 * 3600))
    short = replace(asked, config=replace(asked.config, work=work))
    least = least_drives(short, Today.of(short, ()))
    assert not least or 0 < timed(short) <= min(least.values())
