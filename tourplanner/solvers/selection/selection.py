"""What is to be chosen, and what a choice is."""

from collections.abc import Mapping
from dataclasses import dataclass

from tourplanner.domain.tour import Tour


@dataclass(frozen=True, slots=True)
class Floor:
    """At least `least` of these stops are chosen."""

    stops: frozenset[str]
    least: int


@dataclass(frozen=True, slots=True)
class Selection:
    """The stops of a problem that may be chosen, and what a choice must be.

    ``candidates`` are ids of stops of the problem that are not required; exactly ``count`` of them
    are served with all their visits, the others not at all. ``always`` are chosen in any case; of
    each of ``groups`` at most one is; each of ``floors`` is met. ``worth`` is what it is worth to
    serve a stop in full, candidates and others alike, a whole number (residents, say).
    """

    candidates: tuple[str, ...]
    count: int
    worth: Mapping[str, int]
    always: frozenset[str] = frozenset()
    groups: tuple[frozenset[str], ...] = ()
    floors: tuple[Floor, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice with the best plan for it.

    ``gained`` is the worth of what is chosen, ``lost`` that of the other stops that then lack
    visits; ``missing`` the required visits that lack. ``bound`` is proven of the objective
    that the choice was made by; equal to ``objective`` when nothing better exists. Without an
    assignment of dates there are no ``tours``.
    """

    chosen: tuple[str, ...]
    losers: tuple[str, ...]
    gained: int
    lost: int
    missing: int
    drive_seconds: int
    objective: int
    bound: int
    tours: tuple[Tour, ...]

    @property
    def worth(self) -> int:
        """What the plan serves more than one without any candidate that loses nobody."""
        return self.gained - self.lost

    @property
    def gap(self) -> float:
        """How far from the bound the objective is, at most; 0 when nothing better exists."""
        return (self.objective - self.bound) / max(1, abs(self.objective))

    @property
    def proven(self) -> bool:
        """Whether nothing better exists."""
        return self.bound >= self.objective
