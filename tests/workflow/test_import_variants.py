"""The words, titles and formats of services: every published date is in the calendar that comes of them."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.workflow.timetable_variants import CAPITALS, MISTYPED, RULES, TURNED, workbook
from tests.workflow.timetables import START
from tourplanner.message import Message, silent
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.timetable.dossier import Imported
from tourplanner.workflow.timetable.import_timetable import import_timetable
from tourplanner.workflow.timetable.options import ImportOptions
from tourplanner.workflow.year.laid_plan import schedule_of_plan

YEAR = [START + timedelta(day) for day in range(364)]


def nth(weekday: int, *ordinals: int) -> Callable[[date], bool]:
    """Whether a date is one of these weekdays of its month; -1 is the last."""

    def holds(day: date) -> bool:
        ordinal = (day.day - 1) // 7 + 1
        is_last = (day + timedelta(7)).month != day.month
        return day.weekday() == weekday and (ordinal in ordinals or (is_last and -1 in ordinals))

    return holds


def every(first: date, weeks: int) -> Callable[[date], bool]:
    """Whether a date is so many weeks after the first, or twice as many, or none."""
    return lambda day: day >= first and (day - first).days % (7 * weeks) == 0


def on_weekdays(*weekdays: int, odd: bool | None = None) -> Callable[[date], bool]:
    """Whether a date is one of these weekdays, in odd or even weeks of the ISO calendar."""
    return lambda day: day.weekday() in weekdays and (odd is None or (day.isocalendar().week % 2 == 1) is odd)


MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)
TABLES = {
    "capitals": CAPITALS,
    "turned": TURNED,
    "mistyped": MISTYPED,
    "rules": RULES,
    "workbook": workbook,
}
PUBLISHED = {
    "capitals": {
        "Fleurance": nth(TUESDAY, 1, 3),
        "Lectoure": nth(TUESDAY, 2, 4),
        "Mauvezin": nth(FRIDAY, -1),
    },
    "turned": {
        "Monfort": on_weekdays(MONDAY, odd=True),
        "Solomiac": on_weekdays(THURSDAY, odd=False),
        "Cologne": on_weekdays(WEDNESDAY),
    },
    "mistyped": {
        "Gimont": every(date(2027, 1, 6), 2),
        "L'Isle-Jourdain": every(date(2027, 1, 15), 2),
        "Samatan": on_weekdays(MONDAY),
    },
    "rules": {
        "Auch": nth(TUESDAY, 2),
        "Vic-Fezensac": nth(FRIDAY, -1),
        "Eauze": on_weekdays(TUESDAY, THURSDAY),
    },
    "workbook": {"Condom": every(date(2027, 1, 5), 3), "Nogaro": every(date(2027, 1, 14), 3)},
}


def imported(folder: Path, name: str, told: list[str]) -> Imported:
    """What becomes of a table; remarks go to `told`."""
    table = TABLES[name]
    if callable(table):
        file = table(folder)
    else:
        file = folder / "table.csv"
        file.write_text(table, encoding="utf-8")

    def notify(remark: Message) -> None:
        told.append(words_in(Language.FR).of(remark))

    return import_timetable(file, ImportOptions(START, folder / "dossier", depot="Auch", notify=notify))


@pytest.mark.parametrize("name", TABLES)
def test_every_published_date_is_in_the_year(name: str, tmp_path: Path) -> None:
    found = imported(tmp_path, name, [])
    assert (found.open, found.nowhere, found.breaches) == ((), (), ())
    schedule = schedule_of_plan(found.planned.opened, YEAR[-1], None, None, silent)
    names = {stop.id: stop.name for stop in found.planned.source.whole.stops}
    dates = {(names[visit.stop], tour.date) for tour in schedule.tours for visit in tour.visits}
    wanted = {(commune, day) for commune, comes in PUBLISHED[name].items() for day in YEAR if comes(day)}
    assert dates == wanted
    assert found.kept == found.published == len(wanted)


def test_titles_that_are_slips_are_told(tmp_path: Path) -> None:
    told: list[str] = []
    imported(tmp_path, "mistyped", told)
    said = [line.replace("\u00a0", " ") for line in told if "est lue comme" in line]
    assert said == [
        "table.csv : la colonne « Comune desservie » est lue comme « commune »",
        "table.csv : la colonne « Lieu de stationement » est lue comme « lieu de stationnement »",
        "table.csv : la colonne « Horaire d'arivée » est lue comme « horaire d arrivee »",
    ]
