"""The engine for comparison: legal plans where it can speak of a problem, a plain refusal elsewhere."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.changes import StopChanges, WorkChanges
from tests.instances import pilot, problem_of
from tests.problem.little import HOURS, MINUTE, MONDAY, WORK, changed, clock, little_problem, road, stop
from tourplanner.domain.config import CalendarRules, Lock, SessionHours, Stop
from tourplanner.domain.period import Half
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.solvers.incumbent import Incumbent
from tourplanner.solvers.result import Limits
from tourplanner.solvers.routing import solve_routing
from tourplanner.solvers.solve import solve

pytestmark = pytest.mark.slow

WEEK = CalendarRules(MONDAY, 1, frozenset({0, 1, 2}), public_holidays="FR")
SHORT: StopChanges = {"service": 40 * MINUTE}


def routed(problem: Problem, seconds: float = 1.0) -> Incumbent:
    """What Routing leaves as the best tours."""
    incumbent = Incumbent(problem)
    assert solve_routing(problem, incumbent, Limits(time_limit=seconds)) is None
    return incumbent


def on_a_road(
    stops: Sequence[Stop], minutes: Sequence[int], work: WorkRules = WORK, locks: Sequence[Lock] = ()
) -> Problem:
    """Stops along a road that begins at the depot, in a week of three days."""
    return little_problem(stops, road([0, *minutes]), calendar=WEEK, work=work, locks=locks)


def visited(incumbent: Incumbent) -> list[tuple[str, str, Half]]:
    """Stops with their weekday and half, in order."""
    return [(visit.stop, f"{tour.date:%a}", visit.half) for tour in incumbent.tours for visit in tour.visits]


def test_pilot_is_legal_and_complete() -> None:
    problem = problem_of(pilot())
    incumbent = routed(problem, 5.0)
    assert check(problem, incumbent.tours) == ()
    least = solve(problem, Limits()).bound
    assert least is not None
    # A search without proof: some way from the optimum is all that can be asked.
    assert least <= sum(tour.drive_seconds for tour in incumbent.tours) <= 1.2 * least


def test_one_stop_a_half_is_driven_once_out_and_back() -> None:
    incumbent = routed(on_a_road([stop("a"), stop("b")], [20, 30]))
    assert not any(incumbent.worth[:-2])
    # Both on one day: 30 minutes out and 30 back.
    assert incumbent.worth[-2] == 60 * MINUTE
    assert len(incumbent.tours) == 1


def test_several_stops_share_a_half() -> None:
    names = "abcdef"
    problem = on_a_road([stop(name, **SHORT) for name in names], [20, 22, 24, 26, 28, 30])
    incumbent = routed(problem)
    assert check(problem, incumbent.tours) == ()
    # Two fit into a half-day of 150 minutes, three and the ways between them take 164. So two days: the
    # four far ones in 60 minutes, the two near ones in 44.
    assert len(incumbent.tours) == 2
    assert incumbent.worth[-2] == 104 * MINUTE


def test_lunch_takes_its_time() -> None:
    hours = {Half.MORNING: HOURS[Half.MORNING], Half.AFTERNOON: SessionHours(clock("12:45"), clock("15:15"))}
    problem = changed(on_a_road([stop("a"), stop("b")], [20, 60]), sessions=hours)
    incumbent = routed(problem)
    # Packed up at 12:10, 40 minutes to b and 45 of lunch: too late for a whole session on one day.
    assert check(problem, incumbent.tours) == ()
    assert len(incumbent.tours) == 2


def test_openings_are_kept() -> None:
    locks = [Lock("b", weekday=2, half=Half.MORNING)]
    incumbent = routed(
        on_a_road([stop("a", halves=frozenset([Half.AFTERNOON])), stop("b")], [20, 30], locks=locks)
    )
    assert visited(incumbent) == [("b", "Wed", Half.MORNING), ("a", "Wed", Half.AFTERNOON)]


def test_vans_and_depots_are_kept() -> None:
    problem = little_problem(
        [stop("near-home"), stop("near-base")],
        road([0, 100, 10, 90]),
        calendar=WEEK,
        depots=("home", "base"),
        vans=(("one", "home"), ("two", "base")),
        locks=[Lock("near-home", van="two")],
    )
    incumbent = routed(problem)
    assert check(problem, incumbent.tours) == ()
    assert {tour.van for tour in incumbent.tours} == {"two"}


def test_areas_share_no_day_unless_they_may() -> None:
    stops = [stop("a", area="A"), stop("b", area="B")]
    apart = routed(on_a_road(stops, [20, 30], work=WORK))
    together = routed(on_a_road(stops, [20, 30], work=replace(WORK, one_area_per_day=False)))
    assert (len(apart.tours), len(together.tours)) == (2, 1)


def test_free_visits_lie_on_different_days() -> None:
    problem = on_a_road([stop("a", visits=2, regular=False, **SHORT)], [20])
    incumbent = routed(problem)
    assert check(problem, incumbent.tours) == ()
    assert len({tour.date for tour in incumbent.tours}) == 2


def test_two_stops_of_a_commune_lie_on_different_days() -> None:
    stops = [stop("hall", commune="a", **SHORT), stop("market", commune="a", **SHORT)]
    problem = on_a_road(stops, [20, 21])
    incumbent = routed(problem)
    assert check(problem, incumbent.tours) == ()
    assert len(incumbent.tours) == 2


def test_what_does_not_fit_is_left_out_by_worth() -> None:
    calendar = CalendarRules(MONDAY, 1, frozenset({0}), public_holidays="FR")
    stops = [stop("a", required=False), stop("b"), stop("c")]
    problem = little_problem(stops, road([0, 10, 30, 40]), calendar=calendar)
    incumbent = routed(problem)
    # Two sessions in the cycle: the required stops take them, although the optional one is nearer.
    assert sorted(name for name, *_ in visited(incumbent)) == ["b", "c"]


@pytest.mark.parametrize(
    ("changes", "hours"),
    [
        ({"visits": 2}, {}),
        ({"visits": 2, "regular": False, "min_gap_days": 2}, {}),
        ({}, {"earliest_start": clock("05:00"), "latest_end": clock("22:00"), "min_rest": clock("12:00")}),
    ],
    ids=["regular", "gaps", "rest"],
)
def test_what_can_not_be_said_is_refused(changes: StopChanges, hours: WorkChanges) -> None:
    problem = on_a_road([stop("a", **changes)], [20], work=replace(WORK, **hours))
    incumbent = Incumbent(problem)
    assert solve_routing(problem, incumbent, Limits(time_limit=1.0))
    assert incumbent.tours == ()


def test_no_stop_at_all_is_no_work() -> None:
    assert routed(on_a_road([], [])).tours == ()
