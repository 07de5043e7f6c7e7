"""What must hold of scenarios whatever they are, on random problems that are solved to proof."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.instances import catalogue
from tests.scenario.scenarios import laid, pilot_file, scenario
from tests.seeds import seeds
from tests.solvers.tiny import tiny_problem
from tourplanner.domain.config import Ban
from tourplanner.problem.build import build
from tourplanner.problem.problem import Problem
from tourplanner.scenario.lay import lay
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

SEEDS = seeds(range(40), 5)

# Edits of the pilot that touch different keys, so that their order can't matter.
PIECES = (
    '[set.calendar]\nweekdays = ["mon", "tue", "wed", "fri"]\n',
    "[set.work]\nlunch_minutes = 60\nmax_drive_minutes_day = 200\n",
    "[set.costs]\nagents = 3\n",
    '[set.sessions.morning]\nclose = "11:30"\n',
    "[change.depots.auch]\nlatitude = 43.6\nlongitude = 0.6\n",
    "[change.stops.32269]\nvisits = 2\n",
    '[change.areas.200034726]\nweekdays = ["mon", "fri"]\n',
    '[remove]\nkeys = ["calendar.closed"]\n',
)


def worth(problem: Problem) -> tuple[int, ...]:
    """Missing required visits, missing wishes, seconds of driving, all proven."""
    result = solve(problem, Limits())
    served = [visit.stop for tour in result.tours for visit in tour.visits]
    lacking = [(stop.required, stop.visits - served.count(stop.id)) for stop in problem.config.stops]
    drive = sum(tour.drive_seconds for tour in result.tours)
    missing = sum(number for required, number in lacking if required)
    assert result.evidence.least_missing == missing
    assert result.bound == drive
    return missing, sum(number for required, number in lacking if not required), drive


def without_shortcuts(problem: Problem) -> Problem:
    """The problem with the times of its shortest ways: a detour by another stop is never quicker."""
    seconds, metres = problem.matrix.seconds.copy(), problem.matrix.metres.copy()
    for by in range(len(seconds)):
        for lengths in (seconds, metres):
            np.minimum(lengths, lengths[:, [by]] + lengths[[by], :], out=lengths)
    return replace(problem, matrix=replace(problem.matrix, seconds=seconds, metres=metres))


def without_stop(problem: Problem, place: int) -> Problem:
    """The problem without one of its stops, and its locks."""
    config = problem.config
    gone = config.stops[place]
    keep = [n for n in range(len(config.depots) + len(config.stops)) if n != len(config.depots) + place]
    matrix = replace(
        problem.matrix,
        seconds=problem.matrix.seconds[keep][:, keep],
        metres=problem.matrix.metres[keep][:, keep],
    )
    edited = replace(
        config,
        stops=tuple(stop for stop in config.stops if stop is not gone),
        locks=tuple(lock for lock in config.locks if lock.stop != gone.id),
    )
    return build(edited, problem.calendar, matrix)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_stop_more_never_costs_less(seed: int) -> None:
    problem = without_shortcuts(tiny_problem(seed))
    place = random.Random(seed).randrange(len(problem.config.stops))
    # All visits are promised, so that what is lost with the stop counts first.
    stops = tuple(replace(stop, required=True) for stop in problem.config.stops)
    whole = build(replace(problem.config, stops=stops), problem.calendar, problem.matrix)

    with_stop, without = worth(whole), worth(without_stop(whole, place))

    # Promises first: the visits that are missing can only grow; as many missing, driving can only grow.
    assert with_stop[0] >= without[0]
    if with_stop[0] == without[0]:
        assert with_stop[2] >= without[2]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_ban_taken_away_never_costs_more(seed: int) -> None:
    problem = tiny_problem(seed)
    draw = random.Random(seed)
    weekday = draw.choice(sorted({session.date.weekday() for session in problem.calendar.sessions}))
    place = draw.randrange(len(problem.config.stops))
    stops = list(problem.config.stops)
    stops[place] = replace(stops[place], not_on=(*stops[place].not_on, Ban(weekday)))
    banned = build(replace(problem.config, stops=tuple(stops)), problem.calendar, problem.matrix)

    assert worth(problem) <= worth(banned)


@pytest.mark.slow
@given(st.sets(st.sampled_from(PIECES)).flatmap(lambda some: st.permutations(sorted(some))))
@settings(max_examples=60, deadline=None)
def test_the_order_of_scenarios_with_different_keys_does_not_matter(pieces: list[str]) -> None:
    overlays = [scenario(piece).overlay for piece in pieces]

    there = lay(pilot_file(), overlays, catalogue())
    back = lay(pilot_file(), overlays[::-1], catalogue())

    assert there.config == back.config


@pytest.mark.slow
@given(
    st.lists(
        st.sampled_from(sorted(c.code for c in catalogue().communes.values() if c.epci == "200034726")),
        unique=True,
        max_size=6,
    )
)
@settings(max_examples=40, deadline=None)
def test_adding_and_removing_stops_is_no_change(codes: list[str]) -> None:
    new = [code for code in codes if code not in {stop.id for stop in pilot_file().config.stops}]
    added = laid("".join(f'[[add.stops]]\ncommune = "{code}"\n' for code in new))
    assert len(added.config.stops) == 24 + len(new)
    names = ", ".join(f'"{code}"' for code in new)

    assert laid(f"[remove]\nstops = [{names}]\n" if new else "", added) == pilot_file()
