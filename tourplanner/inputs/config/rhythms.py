"""What a cycle of months, or of odd and even weeks, cannot promise to its stops."""

from tourplanner.domain.config import CalendarRules
from tourplanner.domain.crew import Parity
from tourplanner.domain.period import WEEKS_OF_MONTH, CycleKind
from tourplanner.domain.place import Catalogue
from tourplanner.domain.recurrence import EveryWeeks, Rhythm
from tourplanner.domain.rhythm_cells import visits_of
from tourplanner.inputs import shown as said
from tourplanner.inputs.config.stop_rhythm import school_zone
from tourplanner.inputs.config.table import Table
from tourplanner.inputs.typed.recurrences import typed_recurrence
from tourplanner.message import Text, message


def check_rhythms(root: Table, catalogue: Catalogue) -> None:
    """Note what is asked of a cycle whose days are not always as far apart as in its grid, or cannot hold."""
    calendar = root.get("calendar")
    if calendar is None or not calendar.has("start", "cycle", "weeks", "repeats", "on_pause"):
        return
    for stop in root.rows("stops"):
        _check_school(stop, catalogue)
        if stop.get("when"):
            _check_when(stop, calendar)
        if stop.get("visit_minutes"):
            _check_lengths(stop, calendar)
    if calendar["cycle"] is not CycleKind.WEEKS:
        _check_kind(root, calendar)


def _check_school(stop: Table, catalogue: Catalogue) -> None:
    """School holidays of another country, or of a place without a zone, are not known."""
    if not stop.has("when", "school", "commune"):
        return
    keeps = stop["school"] or (typed_recurrence(stop["when"]).school if stop["when"] else None)
    if keeps and not school_zone(stop, catalogue.school):
        stop.spot.at("school" if stop["school"] else "when").fault(
            message("config.school-unknown"), message("config.school-by-dates")
        )


def _check_when(stop: Table, calendar: Table) -> None:
    """A rhythm is held by the cycle, with the visits that the stop says, or tells all its dates by itself."""
    spot, said_when = stop.spot.at("when"), stop["when"]
    if not calendar["repeats"]:
        spot.fault(message("config.when-repeats"), said.setting("repeats", "true"))
        return
    recurrence, rules = typed_recurrence(said_when), rules_of(calendar)
    visits, rhythm = visits_of(recurrence.rhythm, rules), recurrence.rhythm
    if visits is None and calendar["cycle"].is_monthly and rhythm == EveryWeeks(recurrence.weekdays):
        spot.fault(message("config.when-weekly"), said.setting("weeks", "5"))
    elif (visits is None and not recurrence.is_settled) or _is_vague(rhythm):
        spot.fault(message("config.when-unsettled", when=said_when), message("config.when-settle"))
    elif visits is not None and "visits" in stop.given and stop.get("visits") not in (None, visits):
        what = message("config.when-visits", when=said_when, count=visits, visits=stop["visits"])
        stop.spot.at("visits").fault(what, said.setting("visits", str(visits)))


def _check_lengths(stop: Table, calendar: Table) -> None:
    """There is a length for each visit of the cycle."""
    lengths, visits = stop["visit_minutes"], stop.get("visits")
    if stop.get("when"):
        visits = visits_of(typed_recurrence(stop["when"]).rhythm, rules_of(calendar))
    if visits is not None and len(lengths) != visits:
        as_many = message("config.lengths-as-many", visits=visits)
        cure = as_many if stop.get("when") else said.setting("visits", str(len(lengths)))
        what = message("config.lengths-visits", count=len(lengths), visits=visits)
        stop.spot.at("visit_minutes").fault(what, cure)


def _is_vague(rhythm: Rhythm) -> bool:
    """Whether it is not said which weeks several weekdays are in together."""
    if not isinstance(rhythm, EveryWeeks) or rhythm.anchor is not None:
        return False
    return rhythm.interval > 1 and len(rhythm.weekdays) > 1


def rules_of(calendar: Table) -> CalendarRules:
    """The calendar as far as it says which rhythms it holds."""
    return CalendarRules(
        calendar["start"],
        calendar["weeks"],
        frozenset(),
        "",
        repeats=calendar["repeats"],
        on_pause=calendar["on_pause"],
        cycle=calendar["cycle"],
    )


def _check_kind(root: Table, calendar: Table) -> None:
    for lock in root.rows("locks"):
        _check_date(lock, calendar)
    if calendar["cycle"].is_monthly:
        for crew in root.rows("crews"):
            if isinstance(crew.get("weeks"), Parity):
                what = message("config.parity-in-month", cycle=_named(calendar))
                crew.spot.at("weeks").fault(what, message("config.crew-weeks"))


def _check_date(lock: Table, calendar: Table) -> None:
    """The date of a lock is a day that the grid has: that one it holds."""
    day = lock.get("date")
    if day is None:
        return
    spot = lock.spot.at("date")
    if day < calendar["start"]:
        first = message("config.date-from", start=calendar["start"])
        spot.fault(message("config.date-before-start", day=day, start=calendar["start"]), first)
    elif calendar["cycle"].week_on(day) > calendar["weeks"]:
        what = message("config.date-in-cycle", day=day, cycle=_named(calendar), weeks=calendar["weeks"])
        fifth = said.setting("weeks", str(WEEKS_OF_MONTH + 1))
        spot.fault(what, message("config.lock-by-fifth", setting=fifth))


def _named(calendar: Table) -> Text:
    return said.choice(calendar["cycle"].value, "cycle")
