"""What a place was told last, and what sets it right: over all publications, never from the last run."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.problem.little import SOMEWHERE
from tourplanner.domain.place import Position
from tourplanner.domain.publication import Deed, Done, Line, Publication, ToldStop
from tourplanner.schedule.difference import Kind, differences
from tourplanner.schedule.told import (
    MOST_STRIPS,
    RENEWAL,
    Remedy,
    Standing,
    last_told,
    standings,
    with_done,
)

START, UNTIL, ON = date(2027, 3, 1), date(2027, 4, 25), date(2027, 3, 10)
NINE, NOON = 9 * 3600, 12 * 3600


def line(key: str, day: date, **changes: Any) -> Line:
    """A morning on the square."""
    return replace(Line(key, day, NINE, NOON, "a, Place", SOMEWHERE), **changes)


FIRST = line("a/1", date(2027, 3, 1))
SECOND = line("a/2", date(2027, 3, 15))
THIRD = line("a/3", date(2027, 3, 29))
OLD = (FIRST, SECOND, THIRD)


def told(*lines: Line, notice: str = "n") -> ToldStop:
    return ToldStop("a", "32001", "a", notice, lines)


def publication(number: int, stop: ToldStop, *deeds: Deed, until: date = UNTIL) -> Publication:
    made = Publication(number, ON, "t", "v", "", "", START, until, (stop,))
    return with_done(made, {"a": [Done(deed, ON, until) for deed in deeds]})


def standing(publications: Sequence[Publication], now: ToldStop, on: date = ON) -> Standing:
    """Of the stop, when what it shall know is published next."""
    [found] = standings(publications, len(publications) + 1, [now], on, {"a/2": "grève"})
    return found


# -- differences --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"date": date(2027, 3, 22)}, Kind.MOVED),
        ({"start": NINE + 60}, Kind.HOURS),
        ({"end": NOON - 60}, Kind.HOURS),
        ({"place": "a, Halle"}, Kind.PLACE),
        ({"position": Position(43.7, 0.6)}, Kind.PLACE),
    ],
)
def test_a_date_is_known_again_by_its_key(changed: dict[str, Any], kind: Kind) -> None:
    now = (FIRST, replace(SECOND, **changed), THIRD)
    [found] = differences(OLD, now, START, UNTIL)

    assert (found.kind, found.old, found.new) == (kind, *[SECOND, now[1]])
    assert found.day == SECOND.date


def test_the_same_morning_under_another_key_is_no_difference() -> None:
    now = tuple(replace(each, key=f"b/{rank}") for rank, each in enumerate(OLD))
    assert differences(OLD, now, START, UNTIL) == ()
    # Other hours on the same date are those of the visit that was told there.
    [found] = differences(OLD, (FIRST, replace(SECOND, key="b/1", start=NINE + 60), THIRD), START, UNTIL)
    assert found.kind is Kind.HOURS


def test_what_is_past_or_was_never_promised_is_no_difference() -> None:
    assert differences(OLD, (SECOND, THIRD), date(2027, 3, 2), UNTIL) == ()
    later = line("a/4", date(2027, 5, 3))
    assert differences(OLD, (*OLD, later), START, UNTIL) == ()
    [found] = differences(OLD, (*OLD, later), START, date(2027, 5, 30))
    assert (found.kind, found.old, found.day) == (Kind.ADDED, None, later.date)
    # The other way round people read a date that is no more.
    [gone] = differences((*OLD, later), OLD, START, date(2027, 5, 30))
    assert (gone.kind, gone.new) == (Kind.CANCELLED, None)


def test_two_that_change_places_are_two_differences() -> None:
    now = (FIRST, replace(SECOND, date=THIRD.date), replace(THIRD, date=SECOND.date))
    # People read the same two dates.
    assert differences(OLD, now, START, UNTIL) == ()


# -- what was told last -------------------------------------------------------------------------------


def test_nobody_is_presumed_to_know_what_was_only_published() -> None:
    bare = publication(1, told(*OLD))
    assert last_told([bare], "a", 2) is None
    exported = publication(1, told(*OLD), Deed.CALENDAR, Deed.LETTER)
    assert last_told([exported], "a", 2) is None
    assert standing([exported], told(*OLD)).remedy is Remedy.POSTER


def test_a_poster_of_an_earlier_publication_is_presumed_to_hang() -> None:
    printed = publication(1, told(*OLD), Deed.POSTER)
    assert last_told([printed], "a", 1) is None
    last = last_told([printed], "a", 2)
    assert last is not None
    assert (last.number, last.sure, last.lines) == (1, False, OLD)
    waits = standing([printed], told(*OLD))
    assert (waits.remedy, waits.is_open) == (Remedy.NOTHING, True)


def test_what_a_person_said_counts_more_than_what_was_printed_later() -> None:
    moved = (FIRST, replace(SECOND, date=date(2027, 3, 22)), THIRD)
    publications = [
        publication(1, told(*OLD), Deed.POSTER, Deed.TOLD),
        publication(2, told(*moved), Deed.STRIPS, Deed.LETTER),
        publication(3, told(*moved), Deed.POSTER),
    ]
    found = standing(publications, told(*moved))

    assert found.last is not None
    assert found.last.number == 1
    assert (found.remedy, found.is_open) == (Remedy.STRIPS, True)
    assert [each.why for each in found.differences] == ["grève"]
    # Whatever is printed, however often, it goes on waiting, until somebody says that it hangs.
    done = [*publications[:2], publication(3, told(*moved), Deed.POSTER, Deed.TOLD)]
    assert not standing(done, told(*moved)).is_open


def test_a_poster_printed_up_to_a_day_told_no_more_than_that() -> None:
    printed = publication(1, told(*OLD))
    until = date(2027, 3, 20)
    printed = with_done(printed, {"a": [Done(Deed.TOLD, ON, until)]})
    found = standing([printed], told(*OLD))

    assert found.last is not None
    assert found.last.lines == (FIRST, SECOND)
    assert (found.differences, found.later, found.remedy) == ((), True, Remedy.POSTER)


def test_what_was_done_is_kept_on_its_first_day() -> None:
    once = publication(1, told(*OLD), Deed.POSTER)
    again = with_done(once, {"a": [Done(Deed.POSTER, date(2027, 3, 11), UNTIL)]})
    assert again == once


# -- remedies -----------------------------------------------------------------------------------------


def weekly(count: int, **changes: Any) -> tuple[Line, ...]:
    days = [date.fromordinal(ON.toordinal() + rank) for rank in range(count)]
    return tuple(line(f"a/{rank}", day, **changes) for rank, day in enumerate(days))


LONG = (*OLD, line("a/9", ON + RENEWAL))
"""A poster whose last date is a good while off."""

REMEDIES: dict[str, tuple[ToldStop, ToldStop, Remedy]] = {
    "as it was": (told(*OLD), told(*OLD), Remedy.NOTHING),
    "a date less": (told(*OLD), told(FIRST, THIRD), Remedy.STRIPS),
    "other hours": (told(*OLD), told(*OLD[:2], replace(THIRD, end=NOON + 60)), Remedy.STRIPS),
    "other texts": (told(*OLD), told(*OLD, notice="m"), Remedy.POSTER),
    "too many strips": (
        told(*weekly(MOST_STRIPS + 1)),
        told(*weekly(MOST_STRIPS + 1, start=NINE + 60)),
        Remedy.POSTER,
    ),
    "just enough strips": (
        told(*weekly(MOST_STRIPS)),
        told(*weekly(MOST_STRIPS, start=NINE + 60)),
        Remedy.STRIPS,
    ),
    "gone": (told(*OLD), told(FIRST), Remedy.REMOVAL),
    "gone, as was told": (told(FIRST), told(FIRST), Remedy.NOTHING),
    "later dates, the last one soon over": (
        told(*OLD),
        told(*OLD, line("a/4", date(2027, 5, 3))),
        Remedy.POSTER,
    ),
    "later dates": (told(*LONG), told(*LONG, line("a/10", date(2027, 9, 6))), Remedy.NOTHING),
    "later dates and a date less": (
        told(*LONG),
        told(FIRST, *LONG[2:], line("a/10", date(2027, 9, 6))),
        Remedy.STRIPS,
    ),
}


@pytest.mark.parametrize("case", REMEDIES)
def test_what_sets_a_board_right(case: str) -> None:
    old, now, remedy = REMEDIES[case]
    found = standing([publication(1, old, Deed.TOLD)], now)

    assert found.remedy is remedy
    assert found.is_open == (remedy is not Remedy.NOTHING)


def test_later_dates_make_no_poster_wrong() -> None:
    now = told(*OLD, line("a/4", date(2027, 5, 3)))
    assert not standing([publication(1, told(*OLD), Deed.TOLD)], now).is_wrong
    assert standing([publication(1, told(*OLD), Deed.TOLD)], told(FIRST, THIRD)).is_wrong


def test_a_calendar_that_goes_on_is_no_news_until_the_last_date_is_near() -> None:
    later = line("a/10", date(2027, 9, 6))
    first = publication(1, told(*LONG), Deed.TOLD)
    [last] = LONG[-1:]
    long_before = standing([first], told(*LONG, later), last.date - RENEWAL)
    assert (long_before.goes_on, long_before.is_open) == (True, False)
    soon = standing([first], told(*LONG, later), last.date - RENEWAL + timedelta(days=1))
    assert (soon.goes_on, soon.remedy) == (False, Remedy.POSTER)


def test_strips_leave_a_board_with_the_dates_that_it_had() -> None:
    """Who pastes strips knows of what they say; that later dates follow has to be put up some day."""
    later = line("a/10", date(2027, 9, 6))
    now = told(FIRST, *LONG[2:], later)
    found = standing([publication(1, told(*LONG), Deed.TOLD)], now)
    assert (found.remedy, found.until_told) == (Remedy.STRIPS, UNTIL)
    until = date(2027, 9, 30)
    pasted = with_done(publication(2, now, until=until), {"a": [Done(Deed.TOLD, ON, found.until_told)]})
    again = standing([publication(1, told(*LONG), Deed.TOLD), pasted], now)
    assert (again.remedy, again.goes_on) == (Remedy.NOTHING, True)
