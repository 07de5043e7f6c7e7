"""A table of mobile library stops (LibrariesHacked, UK): a row per stop and run of equal intervals.

The columns are those of its schema, https://github.com/LibrariesHacked/schema-librarydata,
mobile-library-stops.json. A row tells its visits exactly: by the recurrence rule `frequency` (RFC 5545) from
`start` to `end`, both included, from `arrival` to `departure`; that of a stop which people know by a rhythm
("the 1st Tuesday of the month") is its own, where all calendars read it alike. A date that is skipped or
moved ends a row and begins another. `geox` is the longitude, `geoy` the latitude (WGS84); `postcode` is blank
where it has not the form of the United Kingdom, which the schema demands.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from tourplanner.calendar.series import series_of
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.grid_rhythm import rhythm_of
from tourplanner.domain.period import CycleKind, format_clock
from tourplanner.domain.recurrence import WEEK, LastDayOfMonth, Recurrence
from tourplanner.domain.told_rhythm import told_recurrences
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import Message, message
from tourplanner.outputs.names import OPEN_DATA
from tourplanner.outputs.open_data.tables import degrees, table, typed
from tourplanner.outputs.plain import web_address
from tourplanner.outputs.spots import Spot, visited_spots
from tourplanner.outputs.view import ScheduleView
from tourplanner.schedule.cycle_weeks import day_of_cycle
from tourplanner.wording.language import Language
from tourplanner.wording.recurrence import rhythm_words
from tourplanner.wording.words import Words, words_in

PATH = f"{OPEN_DATA}/arrets-bibliobus.csv"
COLUMNS = (
    "organisation",
    "mobile",
    "route",
    "community",
    "stop",
    "address",
    "postcode",
    "geox",
    "geoy",
    "day",
    "type",
    "arrival",
    "departure",
    "frequency",
    "start",
    "end",
    "timetable",
)
PUBLIC = "Public"
"""Of the types of stops the one to which anybody may come."""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_POSTCODE = re.compile(r"[A-Z][A-HJ-Y]?[0-9][A-Z0-9]? ?[0-9][A-Z]{2}|GIR ?0AA", re.IGNORECASE)

Dated = tuple[Tour, Visit]


def render(scheduled: ScheduleView, lang: Language) -> Mapping[str, bytes]:
    """The table of a schedule, by its path."""
    rhythms = told_recurrences(scheduled.view.config, scheduled.view.plan.tours)
    rows = [
        _row(scheduled, spot, run, words_in(lang))
        for spot, visits in visited_spots(scheduled)
        for run in _runs(scheduled, visits, rhythms.get(spot.stop))
    ]
    return {PATH: table(COLUMNS, rows)}


def label(_path: str) -> Message:
    """What the file is, in a few words."""
    return message("open-data.bookmobile")


@dataclass(frozen=True, slots=True)
class _Run:
    """Visits with the same van and hours, all dates of a rule from the first to the last."""

    visits: Sequence[Dated]
    rule: str


def _runs(scheduled: ScheduleView, visits: Sequence[Dated], rhythm: Recurrence | None) -> list[_Run]:
    """The visits of a stop as rows of the table, by its rhythm where that tells them."""
    parted = list(_parted(visits))
    told = _by_rhythm(parted, rhythm)
    ruled = {_key(dated) for run in told if len(run.visits) > 1 for dated in run.visits}
    found = _by_cycle(scheduled.view.config.calendar, [each for each in parted if _key(each) not in ruled])
    # A date that stands alone either way is told by the rule that people know.
    alone = {_key(run.visits[0]): run for run in told if len(run.visits) == 1}
    found = [alone.get(_key(run.visits[0]), run) if len(run.visits) == 1 else run for run in found]
    found += [run for run in told if len(run.visits) > 1]
    return sorted(found, key=lambda run: (run.visits[0][0].date, run.visits[0][1].start))


def _by_rhythm(visits: Sequence[Dated], rhythm: Recurrence | None) -> list[_Run]:
    """The runs that the rhythm of a stop tells by a rule that everybody reads."""
    # A row has one weekday, and the last days of two months seldom have the same.
    if rhythm is None or isinstance(rhythm.rhythm, LastDayOfMonth):
        return []
    alike: dict[tuple[object, ...], dict[date, Dated]] = {}
    for tour, visit in visits:
        alike.setdefault((tour.van, visit.start, visit.end), {})[tour.date] = (tour, visit)
    return [
        _Run([by_date[day] for day in each.dates], each.rule)
        for by_date in alike.values()
        for each in series_of(rhythm, by_date, most_skipped=0)
    ]


def _key(dated: Dated) -> tuple[object, ...]:
    """What tells the visits of a stop apart."""
    tour, visit = dated
    return tour.date, tour.van, visit.start, visit.end


def _by_cycle(rules: CalendarRules, visits: Sequence[Dated]) -> list[_Run]:
    """The visits as runs, each visit a cycle after the last."""
    cycle = timedelta(weeks=rules.weeks)
    series: dict[tuple[object, ...], list[Dated]] = {}
    for tour, visit in visits:
        at = day_of_cycle(rules, tour.date)
        place = tour.date if at is None else at[1]
        series.setdefault((place, tour.van, visit.start, visit.end), []).append((tour, visit))
    runs: list[list[Dated]] = []
    for same in series.values():
        runs.append(same[:1])
        for (before, _), after in pairwise(same):
            if after[0].date - before.date == cycle:
                runs[-1].append(after)
            else:
                runs.append([after])
    return [_Run(run, f"FREQ=WEEKLY;INTERVAL={rules.weeks}") for run in runs]


def _parted(visits: Iterable[Dated]) -> Iterator[Dated]:
    """The visits, those of a whole day as two: the format knows nothing of pauses."""
    for tour, visit in visits:
        for opens, closes in visit.parts:
            yield tour, replace(visit, start=opens, end=closes, pause=None)


def _row(scheduled: ScheduleView, spot: Spot, run: _Run, words: Words) -> list[str]:
    (tour, visit), (last, _) = run.visits[0], run.visits[-1]
    config = scheduled.view.config
    rules, service = config.calendar, config.service
    # A schedule's visits go to stops of the config, and those have a position.
    assert spot.position is not None
    return [
        typed(service.operator or service.name),
        typed(tour.van),
        typed(_route(rules, tour, words)),
        typed(spot.commune),
        typed(spot.place or spot.name),
        typed(spot.address),
        spot.postal_code if _POSTCODE.fullmatch(spot.postal_code) else "",
        degrees(spot.position.longitude),
        degrees(spot.position.latitude),
        _DAYS[tour.date.weekday()],
        PUBLIC,
        format_clock(visit.start),
        format_clock(visit.end),
        run.rule,
        tour.date.isoformat(),
        last.date.isoformat(),
        web_address(service.url),
    ]


def _route(rules: CalendarRules, tour: Tour, words: Words) -> str:
    """What the tours of a van on this day of the cycle are called."""
    weekday = tour.date.weekday()
    if rules.cycle is not CycleKind.WEEKS:
        # A fifth Tuesday is one, whether the grid has it or not.
        rhythm = rhythm_of({WEEK * (rules.cycle.week_on(tour.date) - 1) + weekday}, rules)
        assert rhythm is not None
        return words("open-data.route-of-rhythm", van=tour.van, rhythm=rhythm_words(rhythm, words.lang))
    at = day_of_cycle(rules, tour.date)
    # In weeks in which the cycle waits there are no weeks of it: a visit caught up there has the next.
    week = 1 if at is None else at[1] // WEEK + 1
    return words("open-data.route", van=tour.van, week=week, day=weekday)
