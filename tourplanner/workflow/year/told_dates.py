"""What people know of each date of a calendar: told, to be told otherwise, or a draft."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from tourplanner.schedule.difference import differences
from tourplanner.schedule.told import LastTold, Standing, standing_since, told_stops, whys_of
from tourplanner.workflow.year.dated_plan import DatedPlan

DatedStop = tuple[date, str]


class Known(StrEnum):
    """What people know of a visit on a date."""

    TOLD = "told"
    TELL = "tell"
    DRAFT = "draft"


def known_dates(dated: DatedPlan, on: date) -> Mapping[DatedStop, Known]:
    """By date and stop: what the last publication says and holds, what it says and does not, what is new.

    Parameters
    ----------
    on
        The day from which on people can still be told; what has gone by is as it was told.
    """
    latest = dated.ledger.latest
    before = {each.stop: each for each in latest.stops} if latest else {}
    found: dict[DatedStop, Known] = {}
    for each in told_stops(dated.config, dated.whole, latest.stops if latest else ()):
        last = before.get(each.stop)
        known = {line.date for line in last.lines} if last else set()
        for line in each.lines:
            found[line.date, each.stop] = Known.TOLD if line.date in known else Known.DRAFT
        if latest is None or last is None:
            continue
        for change in differences(last.lines, each.lines, on, latest.until):
            found |= {(line.date, each.stop): Known.TELL for line in (change.old, change.new) if line}
    return found


def to_be_told(dated: DatedPlan, on: date) -> tuple[Standing, ...]:
    """The stops of which the last publication says what does not hold any more, and what changes for them.

    Whatever hangs on their notice boards: people may have read it elsewhere.
    """
    latest = dated.ledger.latest
    if latest is None:
        return ()
    whys, found = whys_of(dated.whole, dated.plan.whole_config), []
    for each in told_stops(dated.config, dated.whole, latest.stops):
        before = latest.told(each.stop)
        if before is not None:
            last = LastTold(latest.number, latest.day, False, before.notice, before.lines, latest.until)
            found.append(standing_since(each, last, on, whys))
    return tuple(standing for standing in found if standing.is_wrong)
