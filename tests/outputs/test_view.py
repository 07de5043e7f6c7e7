"""What is left of a schedule on the day of its paper."""

from dataclasses import replace
from datetime import date, timedelta

from tests.outputs.schedules import START, UNTIL, pilot
from tourplanner.domain.period import Half
from tourplanner.domain.schedule import Change, Fate

AUTUMN = date(2027, 9, 15)


def moved(old: date, new: date | None) -> Change:
    """A visit to Monfort that is not where the cycle puts it."""
    fate = Fate.SHIFTED if new else Fate.SKIPPED
    return Change(f"32269/{old}", "32269", old, Half.MORNING, "", fate, new, Half.MORNING if new else None)


def test_paper_of_a_day_has_the_dates_from_that_day_on() -> None:
    past, skipped = moved(date(2027, 7, 9), date(2027, 9, 14)), moved(date(2027, 9, 14), None)
    later, coming = moved(date(2027, 9, 10), AUTUMN), moved(AUTUMN, None)
    schedule = replace(pilot().schedule, changes=(past, skipped, later, coming))
    shown = replace(pilot(), schedule=schedule, told_on=AUTUMN).to_come.schedule

    assert shown.tours == tuple(tour for tour in schedule.tours if tour.date >= AUTUMN)
    assert shown.tours[0].date == AUTUMN
    assert shown.appointments == tuple(each for each in schedule.appointments if each.date >= AUTUMN)
    assert shown.changes == (later, coming)
    assert (shown.start, shown.until) == (AUTUMN, UNTIL)


def test_nothing_is_past_before_it_begins_and_all_is_kept_when_it_is_over() -> None:
    for day in (None, START - timedelta(days=40), START, UNTIL + timedelta(days=1)):
        assert replace(pilot(), told_on=day).to_come.schedule == pilot().schedule
