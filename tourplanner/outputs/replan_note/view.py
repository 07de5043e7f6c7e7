"""What proposals are shown from, on a page or in a terminal."""

from dataclasses import dataclass
from datetime import date

from tourplanner.message import Message, Text
from tourplanner.schedule.proposal import TradeOffPoint


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A date that was told and changes: what becomes of it, why, whom to tell, what else was possible.

    ``stop`` is the name of whose date it is.
    """

    what: Message
    why: Text
    tell: Message
    elsewhere: Message | None
    cancelled: bool
    stop: str = ""


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal by its number, from 1; ``drive`` in seconds, of the whole schedule.

    ``people`` are those expected at visits that are cancelled, in words; None where there are none, or nobody
    knows how many come.
    """

    number: int
    wish: Message
    cancelled: int
    moved: int
    unusual: tuple[date, ...]
    drive: int
    proven: bool
    drives_least: bool
    towns: int
    changes: tuple[ChangeRow, ...]
    people: Message | None = None


@dataclass(frozen=True, slots=True)
class ReplanNote:
    """Up to three proposals for a schedule, and the least driving for each number of changed dates.

    ``least_lost`` is what no calendar can hold, in visits or people, as far as it is proven; ``more_days``
    what days on which nobody tours would save, and how they are allowed.
    """

    title: str
    first: date
    last: date
    on: date
    published: bool
    rows: tuple[ProposalRow, ...]
    points: tuple[TradeOffPoint, ...]
    least_lost: Message
    complete: bool
    more_days: tuple[Message, ...] = ()

    @property
    def is_flat(self) -> bool:
        """Whether more changed dates save nothing."""
        return bool(self.points) and self.points[0].drive == self.points[-1].drive

    @property
    def points_proven(self) -> bool:
        """Whether every point of the trade-off is proven."""
        return all(point.is_proven for point in self.points)

    @property
    def drives_least(self) -> bool:
        """Whether one proposal puts driving before changed dates."""
        return any(row.drives_least for row in self.rows)

    @property
    def all_proven(self) -> bool:
        """Whether every proposal is proven."""
        return all(row.proven for row in self.rows)
