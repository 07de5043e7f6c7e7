"""Rhythms in open data: opening hours, rows with a rule and texts tell the very dates of the schedule."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours

from tests.outputs.schedules import rows
from tests.outputs.told_rhythms import START, YEAR, told_by
from tests.recurrences import settled
from tourplanner.domain.period import CycleKind
from tourplanner.domain.recurrence import Recurrence
from tourplanner.domain.rrule import recurrence_of
from tourplanner.domain.tour import Tour, Visit
from tourplanner.outputs.open_data import bookmobile, data_inclusion, geojson
from tourplanner.outputs.open_data.opening_hours import opening_hours
from tourplanner.wording.language import Language

FIRST_TUESDAY = "FREQ=MONTHLY;BYDAY=1TU"
HOURS = {0: (570, 720), 1: (840, 990), 2: (600, 750)}
"""Minutes of the day, by what becomes of a date."""


def dated(days: dict[date, int]) -> list[tuple[Tour, Visit]]:
    """A visit on each day, with the hours of its number in `HOURS`."""
    tour = told_by(FIRST_TUESDAY).schedule.tours[0]
    return [
        (
            replace(tour, date=day),
            replace(tour.visits[0], start=60 * HOURS[which][0], end=60 * HOURS[which][1]),
        )
        for day, which in days.items()
    ]


def read(text: str, until: date) -> list[tuple[date, int, int]]:
    """The spans that another program reads from opening hours: minutes of the day."""
    begin, end = datetime.combine(START, datetime.min.time()), datetime.combine(until, datetime.max.time())
    return [
        (opens.date(), opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute)
        for opens, closes, state, _ in OpeningHours(text).intervals(begin, end)
        if str(state) == "open"
    ]


@settings(max_examples=25, deadline=None)
@given(settled, st.dictionaries(st.integers(0, 60), st.integers(1, 4), max_size=8), st.data())
def test_opening_hours_are_the_very_dates_whatever_departs_from_the_rhythm(
    recurrence: Recurrence, odd: dict[int, int], data: st.DataObject
) -> None:
    until = date(2027, 12, 31)
    days = {day: odd.get(rank, 0) for rank, day in enumerate(recurrence.between(START, until))}
    # 3 and 4 are dates without a visit.
    days = {day: which for day, which in days.items() if which in HOURS}
    for extra in data.draw(st.lists(st.dates(START, until), max_size=3)):
        days.setdefault(extra, 2)
    visits = dated(days)

    text = opening_hours(visits, recurrence)
    assert len(text) <= len(opening_hours(visits))
    assert read(text, until) == [(day, *HOURS[which]) for day, which in sorted(days.items())]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (FIRST_TUESDAY, "2026 Jan 06-2026 Dec 01 Tu[1] 09:30-12:00"),
        ("FREQ=MONTHLY;BYDAY=2TH,4TH", "2026 Jan 08-2026 Dec 24 Th[2,4] 09:30-12:00"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026 Jan 30-2026 Dec 25 Fr[-1] 09:30-12:00"),
        ("FREQ=WEEKLY;BYDAY=TU", "2026 Jan 06-2026 Dec 29 Tu 09:30-12:00"),
        (
            f"FREQ=YEARLY;BYWEEKNO={','.join(map(str, range(1, 54, 2)))};BYDAY=TH",
            "2026 Jan 01-2026 Dec 31 week 01-53/2 Th 09:30-12:00",
        ),
        ("FREQ=WEEKLY;BYDAY=TU;BYMONTH=6,7", "2026 Jun 02-2026 Jul 28 Tu 09:30-12:00"),
    ],
)
def test_a_rhythm_is_told_in_the_words_of_the_map(rule: str, text: str) -> None:
    scheduled = told_by(rule)
    (service,) = json.loads(data_inclusion.render(scheduled)[data_inclusion.SERVICES])
    assert service["horaires_accueil"] == text


def test_what_no_words_of_the_map_say_is_told_by_dates() -> None:
    (service,) = json.loads(
        data_inclusion.render(told_by("FREQ=MONTHLY;BYMONTHDAY=-1"))[data_inclusion.SERVICES]
    )
    assert service["horaires_accueil"].startswith("2026 Jan 31,2026 Feb 28,2026 Mar 31,")


def test_a_date_that_falls_away_is_off_and_other_hours_overrule() -> None:
    days = dict.fromkeys(recurrence_of(FIRST_TUESDAY).between(START, YEAR), 0)
    del days[date(2026, 11, 3)]
    days[date(2026, 5, 5)] = days[date(2026, 11, 4)] = 1
    assert opening_hours(dated(days), recurrence_of(FIRST_TUESDAY)) == (
        "2026 Jan 06-2026 Dec 01 Tu[1] 09:30-12:00; 2026 May 05,2026 Nov 04 14:00-16:30; 2026 Nov 03 off"
    )


@pytest.mark.parametrize(
    ("rule", "frequencies"),
    [
        (FIRST_TUESDAY, ["FREQ=MONTHLY;BYDAY=1TU"]),
        ("FREQ=MONTHLY;BYDAY=2TH,4TH", ["FREQ=MONTHLY;BYDAY=2TH", "FREQ=MONTHLY;BYDAY=4TH"]),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", ["FREQ=WEEKLY;INTERVAL=3;BYDAY=MO"]),
        # 31 January and 28 February are both Saturdays, four weeks apart.
        ("FREQ=MONTHLY;BYMONTHDAY=-1", 11 * ["FREQ=WEEKLY;INTERVAL=4"]),
    ],
)
def test_rows_of_the_bookmobile_table_have_the_rule_of_the_rhythm(rule: str, frequencies: list[str]) -> None:
    scheduled = told_by(rule)
    table = rows(bookmobile.render(scheduled, Language.FR)[bookmobile.PATH])
    assert [row["frequency"] for row in table] == frequencies

    told: Counter[date] = Counter()
    for row in table:
        first, last = datetime.fromisoformat(row["start"]), datetime.fromisoformat(row["end"])
        dates = rrulestr(row["frequency"], dtstart=first).between(first, last, inc=True)
        told.update(each.date() for each in dates)
        assert row["day"] == f"{first:%A}"
    assert told == Counter(tour.date for tour in scheduled.schedule.tours)


@pytest.mark.parametrize(
    ("cycle", "weeks", "route"),
    [
        (CycleKind.MONTH, 4, "camping-car – le 1er mardi du mois"),
        (CycleKind.MONTH_WEEKS, 4, "camping-car – la 1re semaine du mois, le mardi"),
        (CycleKind.PARITY, 2, "camping-car – les semaines paires, le mardi"),
    ],
)
def test_a_route_is_called_by_its_day_of_the_cycle(cycle: CycleKind, weeks: int, route: str) -> None:
    scheduled = told_by(FIRST_TUESDAY)
    calendar = replace(scheduled.view.config.calendar, cycle=cycle, weeks=weeks)
    view = replace(scheduled.view, config=replace(scheduled.view.config, calendar=calendar))
    # 6 January 2026 is the Tuesday of ISO week 2, and of the week of the month's first Monday.
    first = rows(bookmobile.render(replace(scheduled, view=view), Language.FR)[bookmobile.PATH])[0]
    assert (first["start"], first["route"]) == ("2026-01-06", route)


def test_a_row_never_leaves_a_date_out() -> None:
    scheduled = told_by(FIRST_TUESDAY)
    tours = scheduled.schedule.tours
    without = replace(scheduled, schedule=replace(scheduled.schedule, tours=(*tours[:4], *tours[5:])))
    table = rows(bookmobile.render(without, Language.FR)[bookmobile.PATH])
    assert [(row["start"], row["end"]) for row in table] == [
        ("2026-01-06", "2026-04-07"),
        ("2026-06-02", "2026-12-01"),
    ]


def test_vans_that_come_in_turn_have_a_row_each() -> None:
    scheduled = told_by("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", until=date(2026, 4, 30))
    tours = [
        replace(tour, van="second") if rank % 2 else tour
        for rank, tour in enumerate(scheduled.schedule.tours)
    ]
    turned = replace(scheduled, schedule=replace(scheduled.schedule, tours=tuple(tours)))
    table = rows(bookmobile.render(turned, Language.FR)[bookmobile.PATH])

    assert [row["mobile"] for row in table] == [tours[0].van, "second"]
    assert {row["frequency"] for row in table} == {"FREQ=WEEKLY;INTERVAL=4"}
    assert [(row["start"], row["end"]) for row in table] == [
        (str(tours[first].date), str(max(tour.date for tour in tours[first::2]))) for first in (0, 1)
    ]


def test_points_tell_the_rhythm_in_words_and_as_a_rule() -> None:
    scheduled = told_by("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO")
    (feature,) = json.loads(geojson.render(scheduled)[geojson.STOPS])["features"]
    # 10 February 2026 is the day of the rule's beginning in `told_by`: its week is one that is meant.
    assert feature["properties"]["recurrence"] == {
        "text": "toutes les 3\u00a0semaines, le lundi, à partir du 9\u00a0février\u00a02026",
        "rrule": "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO",
        "first": (START + timedelta(39)).isoformat(),
    }
