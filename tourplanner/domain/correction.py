"""What a planner knows of roads that no provider does: a closed bridge, a season of roadworks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tourplanner.message import Message, message


@dataclass(frozen=True, slots=True)
class Correction:
    """Driving between two places that is slower for a while, or not possible.

    Attributes
    ----------
    origin, destination
        Ids of depots or stops, or codes of communes; every place in a commune is meant by its code.
    extra
        Seconds of the van that the leg takes longer.
    closed
        Whether the usual way cannot be driven at all.
    first, last
        From when to when, both included; None for without end.
    one_way
        Whether it holds from origin to destination only, and not back.
    """

    origin: str
    destination: str
    extra: int = 0
    closed: bool = False
    first: date | None = None
    last: date | None = None
    why: str = ""
    one_way: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether it does not hold always."""
        return self.first is not None or self.last is not None

    def overlaps(self, begin: date, end: date) -> bool:
        """Whether it holds on one of the days from `begin` to `end`, both included."""
        return (self.first is None or self.first <= end) and (self.last is None or begin <= self.last)


@dataclass(frozen=True, slots=True)
class RoadCorrection:
    """A correction with what became of its legs in the times of a plan.

    Attributes
    ----------
    vias
        Ids of the places by way of which a closed road is counted.
    is_cut
        Whether no way round was known for some leg, so that no tour drives it.
    """

    correction: Correction
    vias: tuple[str, ...] = ()
    is_cut: bool = False

    def told(self, start: str, end: str, vias: Sequence[str]) -> Message:
        """What is known of the road between the places called `start` and `end`, no full stop.

        `vias` are the names of the places in ``self.vias``.
        """
        details = [_what(self.correction), *_span(self.correction)]
        details += [message("road.by-way-of", places=vias)] if vias else []
        details += [message("road.no-way")] if self.is_cut else []
        if self.correction.one_way:
            return message("road.one-way", start=start, end=end, details=details)
        return message("road.both-ways", start=start, end=end, details=details)


def _what(correction: Correction) -> Message:
    what = message("road.closed") if correction.closed else message("road.slower", time=correction.extra)
    return message("road.why", what=what, why=correction.why) if correction.why else what


def _span(correction: Correction) -> list[Message]:
    first, last = correction.first, correction.last
    if first and last:
        return [message("road.span", first=first, last=last)]
    if first:
        return [message("road.since", first=first)]
    return [message("road.until", last=last)] if last else []
