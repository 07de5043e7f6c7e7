"""Lines of one stop that a table parts: closures, moved dates, the weeks of a cycle, and lunch."""

from datetime import date
from pathlib import Path

from tests.inputs.timetable.files import saved
from tourplanner.domain.period import HOUR, MINUTE
from tourplanner.domain.recurrence import EveryWeeks, NthWeekday, NthWeekdays
from tourplanner.domain.timetable import Once, TimetableRow
from tourplanner.inputs.timetable.read import read_timetable
from tourplanner.message import silent
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

HEAD = "mobile,community,stop,arrival,departure,frequency,start,end\n"
MONDAY, TUESDAY = 0, 1
HALF_PAST_NINE, TEN, NOON, TWO, FOUR = 9 * HOUR + 30 * MINUTE, 10 * HOUR, 12 * HOUR, 14 * HOUR, 16 * HOUR


def rows(folder: Path, *lines: str) -> tuple[TimetableRow, ...]:
    return read_timetable(saved(folder, HEAD + "\n".join(lines)), silent).rows


def test_a_series_that_a_closure_breaks_is_one_stop(tmp_path: Path) -> None:
    first = "Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY;INTERVAL=2,2027-01-04,2027-02-01"
    second = "Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY;INTERVAL=2,2027-03-15,2027-06-21"
    [stop] = rows(tmp_path, first, second)
    assert (stop.first, stop.last) == (date(2027, 1, 4), date(2027, 6, 21))
    # Every second Monday from 4 January: these two are in no line.
    assert stop.without == (date(2027, 2, 15), date(2027, 3, 1))


def test_which_lines_are_one_stop_is_told(tmp_path: Path) -> None:
    first = "Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY,2027-01-04,2027-02-01"
    second = "Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY,2027-03-01,2027-06-28"
    [told] = read_timetable(saved(tmp_path, f"{HEAD}{first}\n{second}\n"), silent).unclear
    said = words_in(Language.FR).of(told).replace("\u00a0", " ")
    assert said == "Mairie, Monfort : les lignes 2 et 3 sont celles d’un seul arrêt"


def test_both_weeks_of_a_cycle_are_every_week(tmp_path: Path) -> None:
    one = "Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY;INTERVAL=2,2027-01-04,2027-06-21"
    other = "Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY;INTERVAL=2,2027-01-11,2027-06-28"
    [stop] = rows(tmp_path, one, other)
    assert stop.recurrence is not None
    assert stop.recurrence.rhythm == EveryWeeks((MONDAY,))
    assert stop.without == ()


def test_two_weeks_of_three_are_two_stops(tmp_path: Path) -> None:
    one = "Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY;INTERVAL=3,2027-01-04,2027-06-28"
    other = "Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY;INTERVAL=3,2027-01-11,2027-06-21"
    assert len(rows(tmp_path, one, other)) == 2


def test_days_of_a_month_are_one_rhythm(tmp_path: Path) -> None:
    third = "Bus,Monfort,Mairie,10:00,12:00,FREQ=MONTHLY;BYDAY=3TU,2027-01-19,2027-06-15"
    first = "Bus,Monfort,Mairie,10:00,12:00,FREQ=MONTHLY;BYDAY=1TU,2027-01-05,2027-06-01"
    [stop] = rows(tmp_path, third, first)
    assert stop.recurrence is not None
    assert stop.recurrence.rhythm == NthWeekdays((NthWeekday(1, TUESDAY), NthWeekday(3, TUESDAY)))


def test_a_single_date_of_the_rhythm_is_a_part_of_it(tmp_path: Path) -> None:
    lines = [
        f"Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY,{first},{last}"
        for first, last in (
            ("2027-01-04", "2027-01-25"),
            ("2027-02-08", "2027-02-08"),
            ("2027-02-22", "2027-03-29"),
        )
    ]
    [stop] = rows(tmp_path, *lines)
    assert stop.without == (date(2027, 2, 1), date(2027, 2, 15))
    assert stop.also == ()


def test_a_date_that_was_moved_is_one_beside_the_rhythm(tmp_path: Path) -> None:
    lines = [
        "Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY,2027-03-01,2027-03-22",
        "Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY,2027-03-26,2027-03-26",
        "Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY,2027-04-05,2027-06-28",
    ]
    [stop] = rows(tmp_path, *lines)
    # Easter Monday was made up for on the Friday before.
    assert stop.without == (date(2027, 3, 29),)
    assert stop.also == (Once(date(2027, 3, 26), ((TEN, NOON),)),)


def test_a_square_with_single_dates_only_keeps_its_lines(tmp_path: Path) -> None:
    one = "Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY;INTERVAL=2,2027-01-04,2027-01-04"
    other = "Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY;INTERVAL=2,2027-01-13,2027-01-13"
    assert [(row.first, row.also) for row in rows(tmp_path, one, other)] == [
        (date(2027, 1, 4), ()),
        (date(2027, 1, 13), ()),
    ]


def test_what_begins_late_and_ends_early_is_without_the_rest(tmp_path: Path) -> None:
    all_year = "Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY,2027-01-04,2027-03-29"
    shorter = "Bus,Touget,Mairie,14:00,16:00,FREQ=WEEKLY,2027-01-18,2027-03-22"
    _, stop = rows(tmp_path, all_year, shorter)
    assert stop.without == (date(2027, 1, 4), date(2027, 1, 11), date(2027, 3, 29))


def test_before_and_after_lunch_in_one_square_is_a_whole_day(tmp_path: Path) -> None:
    morning = "Bus,Monfort,Mairie,09:30,12:00,FREQ=WEEKLY,2027-01-04,2027-06-28"
    afternoon = "Bus,Monfort,Mairie,14:00,16:00,FREQ=WEEKLY,2027-01-04,2027-06-28"
    [stop] = rows(tmp_path, morning, afternoon)
    assert stop.spans == ((HALF_PAST_NINE, NOON), (TWO, FOUR))


def test_two_visits_with_another_square_between_are_two(tmp_path: Path) -> None:
    morning = "Bus,Monfort,Mairie,09:30,11:30,FREQ=WEEKLY,2027-01-04,2027-06-28"
    noon = "Bus,Touget,Mairie,12:00,13:00,FREQ=WEEKLY,2027-01-04,2027-06-28"
    afternoon = "Bus,Monfort,Mairie,14:00,16:00,FREQ=WEEKLY,2027-01-04,2027-06-28"
    assert len(rows(tmp_path, morning, noon, afternoon)) == 3


def test_other_hours_stay_lines_of_their_own(tmp_path: Path) -> None:
    winter = "Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY,2027-01-04,2027-03-29"
    summer = "Bus,Monfort,Mairie,09:30,12:00,FREQ=WEEKLY,2027-04-05,2027-09-27"
    one, other = rows(tmp_path, winter, summer)
    assert one.takes_turns(other)


def test_what_any_line_says_of_the_square_is_kept(tmp_path: Path) -> None:
    head = "mobile,community,stop,arrival,departure,frequency,start,end,address,phone,note\n"
    lines = (
        "Bus,Monfort,Mairie,09:30,12:00,FREQ=WEEKLY,2027-01-04,2027-02-01,,,devant",
        "Bus,Monfort,Mairie,09:30,12:00,FREQ=WEEKLY,2027-02-15,2027-06-28,1 rue Haute,,devant",
        "Bus,Monfort,Mairie,14:00,16:00,FREQ=WEEKLY,2027-01-04,2027-02-01,,05 62 00 00 00,",
        "Bus,Monfort,Mairie,14:00,16:00,FREQ=WEEKLY,2027-02-15,2027-06-28,,,fermé à 15h en mai",
    )
    [stop] = read_timetable(saved(tmp_path, head + "\n".join(lines)), silent).rows
    assert len(stop.spans) == 2
    assert (stop.address, stop.phone) == ("1 rue Haute", "05 62 00 00 00")
    assert stop.note == "devant, fermé à 15h en mai"


def test_a_date_for_never_is_no_end(tmp_path: Path) -> None:
    """Programs that need a date write one; ten thousand years of Mondays would be gone through."""
    [stop] = rows(tmp_path, "Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY,1900-01-01,9999-12-31")
    assert (stop.first, stop.last) == (None, None)
