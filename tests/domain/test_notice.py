"""What a change weighs by the days that are left."""

import pytest

from tourplanner.domain.notice import Notice, weight_of_hours


@pytest.mark.parametrize(
    ("left", "weight"), [(-3, 10), (0, 10), (13, 10), (14, 5), (41, 5), (42, 2), (400, 2), (None, 2)]
)
def test_the_fewer_days_are_left_the_more_a_change_weighs(left: int | None, weight: int) -> None:
    assert Notice().weight(left) == weight


def test_a_single_weight_holds_for_all() -> None:
    assert [Notice((), (4,)).weight(left) for left in (0, 100, None)] == [4, 4, 4]


def test_other_steps_leave_what_lies_beyond_them() -> None:
    assert Notice().with_steps([(60, 3), (30, 20)]) == Notice((30, 60), (20, 3, 2))
    assert Notice().with_steps([]) == Notice()


def test_other_hours_weigh_half_of_another_date() -> None:
    assert [weight_of_hours(weight) for weight in (10, 5, 2, 1)] == [5, 2, 1, 1]
