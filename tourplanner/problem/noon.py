"""The ways at noon, when lunch is at a place to which the crew drives or at any point of the way.

A morning that is longer by the way to lunch, and an afternoon that begins with the way from there, leave all
else of a day as it is: the arithmetic of `tourplanner.problem.timing` has them as parts of both half-days.
"""

from typing import Generic, NamedTuple, TypeVar

Seconds = TypeVar("Seconds")
"""Whole seconds, or an array of them: element by element."""


class NoonWays(NamedTuple, Generic[Seconds]):
    """Seconds in whole minutes: to where lunch must be, the way on which it may be anywhere, and from there.

    Where the crew drives somewhere to eat, ``free`` is 0; else the other two are.
    """

    to: Seconds
    free: Seconds
    after: Seconds


def with_lunch_between(
    window: tuple[int, int, int, int], lengths: tuple[int, int], to: int, after: int
) -> tuple[tuple[int, int, int, int], tuple[int, int]]:
    """The half-days of `timing.full_day_times` with the ways to a place where lunch is, and from there.

    The one belongs to the morning, which may begin when it could, the other to the afternoon, which
    begins as much earlier: the second start that is told for them is that of the way.

    Parameters
    ----------
    window, lengths
        As `full_day_times` has them.
    to, after
        From the morning to lunch, and from there to the afternoon; in whole minutes, 0 without such a place.
    """
    opens, closes, begins, ends = window
    return (opens, closes + to, begins - after, ends), (lengths[0] + to, lengths[1] + after)
