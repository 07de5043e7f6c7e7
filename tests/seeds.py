"""Seeds of random problems: some of them for every run of the tests, all for the slow one."""

from collections.abc import Collection, Sequence

import pytest
from _pytest.mark import ParameterSet


def seeds(all_of_them: Sequence[int], quick: int, slow: Collection[int] = ()) -> list[ParameterSet]:
    """A parameter for each seed: the first `quick` are always run, the others and those of `slow` rarely."""
    return [
        pytest.param(seed, marks=[pytest.mark.slow] if rank >= quick or seed in slow else [])
        for rank, seed in enumerate(all_of_them)
    ]
