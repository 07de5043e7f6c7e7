"""What a proof says of the driving of plans that keep other promises than its own."""

from tourplanner.solvers.proof import DRIVE, REQUIRED, Proof, StageValue

PROOF = Proof(
    stages=(StageValue(REQUIRED, 0, 0), StageValue("priority-1", 2, 1), StageValue(DRIVE, 900, 800)),
    bounds={(0, 2): 700, (0, 4): 650, (1, 0): 850},
)


def test_its_own_promises_have_the_best_bound_that_is_known() -> None:
    assert PROOF.drive_bound((0, 2)) == 800


def test_plans_that_miss_less_drive_no_less() -> None:
    # (0, 1) is within (0, 2) and (0, 4); (0, 0) within (1, 0), too.
    assert PROOF.drive_bound((0, 1)) == 700
    assert PROOF.drive_bound((0, 0)) == 850


def test_of_plans_that_miss_more_nothing_is_known() -> None:
    assert PROOF.drive_bound((0, 3)) == 650
    assert PROOF.drive_bound((0, 5)) is None
    assert PROOF.drive_bound((2, 0)) is None
    assert PROOF.drive_bound((0,)) is None
