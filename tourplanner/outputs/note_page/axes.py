"""Axes of the charts of notes: marks at whole steps around what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from tourplanner.domain.period import HOUR, MINUTE

STEPS_OF_TIME = (
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    5 * HOUR,
    10 * HOUR,
)
"""What may lie between two marks, in seconds."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: where, in pixels, and what it says."""

    at: float
    label: str


def step_of_time(span: int, most: int, least: int = MINUTE) -> int:
    """The shortest step of `least` seconds or more of which fewer than `most` make `span` seconds."""
    steps = [step for step in STEPS_OF_TIME if step >= least]
    return next((step for step in steps if span / step < most), steps[-1])


def ends(values: Sequence[int], step: int) -> tuple[int, int]:
    """Whole steps around the values, at least one apart."""
    low, high = floor(min(values) / step) * step, ceil(max(values) / step) * step
    return low, max(high, low + step)
