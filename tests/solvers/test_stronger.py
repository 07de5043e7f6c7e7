"""What a coarser model has proven is kept when a finer one, out of time, knows less."""

from tourplanner.solvers.exact.engine import stronger
from tourplanner.solvers.proof import DRIVE, REQUIRED, StageValue


def stages(missing: tuple[int, int], drive: tuple[int, int]) -> tuple[StageValue, ...]:
    return StageValue(REQUIRED, *missing), StageValue(DRIVE, *drive)


def test_a_value_that_is_ruled_out_is_that_of_no_plan() -> None:
    coarse = stages((1, 1), (700, 680))
    assert stronger(coarse, stages((0, 0), (650, 650))) == coarse


def test_bounds_of_the_same_values_are_the_better_of_both() -> None:
    assert stronger(stages((1, 1), (700, 690)), stages((1, 0), (710, 680))) == stages((1, 1), (710, 690))


def test_what_is_said_of_other_values_is_left_out() -> None:
    # Driving with one visit missing says nothing of plans that miss two.
    assert stronger(stages((1, 1), (700, 690)), stages((2, 1), (640, 600))) == stages((2, 1), (640, 600))
