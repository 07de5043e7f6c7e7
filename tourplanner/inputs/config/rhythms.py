"""What a cycle of months, or of odd and even weeks, cannot promise to its stops."""

from tourplanner.domain.crew import Parity
from tourplanner.domain.period import WEEKS_OF_MONTH, CycleKind
from tourplanner.inputs import shown as said
from tourplanner.inputs.config.table import Table
from tourplanner.message import Text, message

GAPS = ("min_gap_days", "max_gap_days")


def check_rhythms(root: Table) -> None:
    """Note what is asked of a cycle whose days are not always as far apart as in its grid."""
    calendar = root.get("calendar")
    if calendar is None or not calendar.has("cycle", "weeks") or calendar["cycle"] is CycleKind.WEEKS:
        return
    for lock in root.rows("locks"):
        if lock.get("date") is not None:
            what = message("config.date-in-cycle", day=lock["date"], cycle=_named(calendar))
            lock.spot.at("date").fault(what, message("config.lock-by-week"))
    if calendar["cycle"].is_monthly:
        for stop in root.rows("stops"):
            _check_gaps(stop, calendar)
        for crew in root.rows("crews"):
            if isinstance(crew.get("weeks"), Parity):
                what = message("config.parity-in-month", cycle=_named(calendar))
                crew.spot.at("weeks").fault(what, message("config.crew-weeks"))


def _check_gaps(stop: Table, calendar: Table) -> None:
    """The 1st Monday may come after the 1st Tuesday: only visits of one weekday keep their distance."""
    if not stop.has("visits", "regular", *GAPS) or stop["visits"] == 1:
        return
    for name in GAPS:
        if stop[name] is None:
            continue
        if not stop["regular"]:
            what = message("config.gap-in-month", key=said.key(name), cycle=_named(calendar))
            stop.spot.at(name).fault(what, said.setting("regular", "true"))
        elif calendar["weeks"] > WEEKS_OF_MONTH:
            what = message("config.gap-of-five", key=said.key(name), cycle=_named(calendar))
            stop.spot.at(name).fault(what, said.setting("weeks", str(WEEKS_OF_MONTH)))


def _named(calendar: Table) -> Text:
    return said.choice(calendar["cycle"].value, "cycle")
