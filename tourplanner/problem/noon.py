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
