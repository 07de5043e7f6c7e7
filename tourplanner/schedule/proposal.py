"""Proposals for a calendar that something has happened to: what the planner chooses from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tourplanner.domain.period import Half
from tourplanner.message import Message, message
from tourplanner.schedule.repair_problem import Repair


class Wish(StrEnum):
    """What a proposal is best at.

    ``FEWEST``: it changes least of what was told. ``USUAL``: the same without one more unusual day.
    ``DRIVING``: of all that change some dates more it drives least.
    """

    FEWEST = "fewest"
    USUAL = "usual"
    DRIVING = "driving"

    @property
    def told(self) -> Message:
        """What it is best at, in words."""
        match self:
            case Wish.FEWEST:
                return message("replan.fewest")
            case Wish.USUAL:
                return message("replan.usual")
            case Wish.DRIVING:
                return message("replan.driving")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A calendar, and what it is best at."""

    wish: Wish
    repair: Repair


@dataclass(frozen=True, slots=True)
class TradeOffPoint:
    """With at most so many visits elsewhere than told, the least driving in seconds, and its bound."""

    moved: int
    drive: int
    bound: int

    @property
    def is_proven(self) -> bool:
        """Whether no calendar with so many changes drives less."""
        return self.bound >= self.drive


@dataclass(frozen=True, slots=True)
class Proposals:
    """Up to three proposals that differ, the one with fewest changes first, and what more changes save.

    ``points`` are in order of moved visits, from the fewest on; empty where nothing has to change.
    """

    each: tuple[Proposal, ...]
    points: tuple[TradeOffPoint, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place of a visit; ``added`` seconds of driving more than where it is, fewer when negative.

    ``usual`` tells whether the crew tours on that date anyway.
    """

    date: date
    half: Half
    van: str
    usual: bool
    added: int
