"""What providers may need to know besides the travel rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tourplanner.domain.correction import Correction
from tourplanner.domain.own_table import OwnTable
from tourplanner.domain.place import Place
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.travel.provider import LineSource, TravelProvider


@dataclass(frozen=True, slots=True)
class Known:
    """What is known besides the travel rules, for the providers that need it.

    Attributes
    ----------
    places
        The depots and stops, for providers that name them.
    table
        The planner's own times, when the rules name a file of them.
    corrections
        Closed and slower roads in the cycle.
    repeats
        Whether the cycle is one without dates, on whose times no road counts that is dated.
    """

    places: tuple[Place, ...] = ()
    table: OwnTable | None = None
    corrections: tuple[Correction, ...] = ()
    repeats: bool = False


NOTHING = Known()


class ProviderModule(Protocol):
    """A module that makes a provider."""

    def offer(self, rules: TravelRules, folder: Path, known: Known, /) -> Iterator[TravelProvider]:
        """The providers that there are under its name, the best first.

        `folder` is what file names in `rules` start from.

        Raises
        ------
        InputError
            If the rules do not say what it needs.
        """
        ...


class LineModule(Protocol):
    """A module that makes a source of lines."""

    def lines_from(self, rules: TravelRules, known: Known, /) -> LineSource:
        """The source that the rules ask for."""
        ...
