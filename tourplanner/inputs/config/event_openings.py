"""Exceptional openings of a config: a van that is there holds one at a time."""

from collections.abc import Sequence

from tourplanner.domain.event import Opening
from tourplanner.inputs.config.judged_events import JudgedEvents
from tourplanner.inputs.config.read_events import EventRow
from tourplanner.message import message


def check_openings(judged: JudgedEvents) -> None:
    """Note openings whose van is out, or holds another one then."""
    before: list[tuple[EventRow, Opening]] = []
    for each in judged.rows:
        if not isinstance(each.event, Opening):
            continue
        if absent := _out_for(each.event, judged):
            judged.contradiction(each, absent)
        elif busy := _busy_with(each.event, before, judged):
            what = message(
                "event.one-crew",
                mine=judged.told(each.event),
                number=busy.number,
                other=judged.told(busy.event),
            )
            each.row.spot.at("date").fault(what, message("event.other-van-or-hours"))
        before.append((each, each.event))


def _out_for(opening: Opening, judged: JudgedEvents) -> EventRow | None:
    """The event by which the van of an opening is not there, or none is."""
    own = (row for row, vans in judged.out(opening.date, opening.halves) if opening.van in vans)
    return next(own, None) or judged.all_out(opening.date, opening.halves)


def _busy_with(
    opening: Opening, before: Sequence[tuple[EventRow, Opening]], judged: JudgedEvents
) -> EventRow | None:
    """The earlier opening that leaves no van for this one."""
    at_once = [(row, other) for row, other in before if _at_once(other, opening)]
    for row, other in at_once:
        if opening.van is not None and other.van == opening.van:
            return row
    there = set(judged.vans).difference(*(vans for _, vans in judged.out(opening.date, opening.halves)))
    return at_once[-1][0] if judged.vans and at_once and len(at_once) >= len(there) else None


def _at_once(one: Opening, other: Opening) -> bool:
    return one.date == other.date and one.opens < other.closes and other.opens < one.closes
