"""How much rounds remove in turn: as usual, and now and then as much as the tours of an instance hold."""

import pytest

from tests.benchmarks.pvrp import instances
from tests.benchmarks.pvrp_instance import encode_cordeau
from tourplanner.solvers.sisr.strings import WIDE_EVERY, StringRemoval, StringTurns

USUAL = StringRemoval(6.0, 4.0)


@pytest.mark.parametrize(
    ("name", "removed", "longest"),
    # 90 visits of p24 in 18 tours; 184 of p12 in 15, where strings have their limit.
    [("p24", 10.0, 5.0), ("p12", 20.0, 10.0)],
)
def test_every_few_turns_remove_what_two_tours_hold(name: str, removed: float, longest: float) -> None:
    (cordeau,) = instances([name])
    turns = StringTurns.of(encode_cordeau(cordeau), USUAL)
    cycle = [turns.sizes(turn) for turn in range(WIDE_EVERY)]
    assert cycle == [(6.0, 4.0)] * (WIDE_EVERY - 1) + [(removed, longest)]
    assert [turns.sizes(WIDE_EVERY + turn) for turn in range(WIDE_EVERY)] == cycle
