"""Rhythms as people write them: read, said again, and refused with all that is wrong."""

from datetime import date

import pytest
from hypothesis import given, settings

from tests.recurrences import recurrences
from tourplanner.domain.recurrence import (
    LAST,
    EveryWeeks,
    LastDayOfMonth,
    MonthDay,
    NthWeekday,
    NthWeekdays,
    ParityWeeks,
    Recurrence,
    Rhythm,
    SchoolTime,
    Season,
    WeeksOfMonth,
    seasons_of_months,
)
from tourplanner.errors import InputError
from tourplanner.inputs.typed.recurrences import typed_recurrence
from tourplanner.message import message
from tourplanner.wording.language import Language
from tourplanner.wording.recurrence import recurrence_words

NO_AUGUST = Season(MonthDay(9, 1), MonthDay(7, 31))
SPRING, LATE = Season(MonthDay(4, 1), MonthDay(7, 31)), Season(MonthDay(11, 15), MonthDay(12, 31))
SUMMER = Season(MonthDay(4, 1), MonthDay(10, 31))


def month(number: int) -> Season:
    """A whole month."""
    [season] = seasons_of_months({number})
    return season


@pytest.mark.slow
@pytest.mark.parametrize("lang", list(Language))
@settings(max_examples=30, deadline=None)
@given(recurrence=recurrences)
def test_what_is_said_is_read_again(recurrence: Recurrence, lang: Language) -> None:
    assert typed_recurrence(recurrence_words(recurrence, lang)) == recurrence


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("1er mardi du mois", NthWeekdays.of((1,), (1,))),
        ("Le 2e et le 4e jeudi", NthWeekdays.of((2, 4), (3,))),
        ("2ème et 4ème jeudis de chaque mois", NthWeekdays.of((2, 4), (3,))),
        ("premier, troisième et cinquième lundi", NthWeekdays.of((1, 3, 5), (0,))),
        ("1er mardi et 3e jeudi du mois", NthWeekdays((NthWeekday(1, 1), NthWeekday(3, 3)))),
        ("dernier vendredi", NthWeekdays.of((LAST,), (4,))),
        ("first and third Monday of the month", NthWeekdays.of((1, 3), (0,))),
        ("mensuel, le 1er jeudi", NthWeekdays.of((1,), (3,))),
        ("tous les 15 jours", EveryWeeks((), 2)),
        ("tous les quinze jours, le mardi", EveryWeeks((1,), 2)),
        ("une semaine sur deux", EveryWeeks((), 2)),
        ("un mardi sur trois", EveryWeeks((1,), 3)),
        ("every other Tuesday", EveryWeeks((1,), 2)),
        ("fortnightly on Thursday", EveryWeeks((3,), 2)),
        ("toutes les 3 semaines", EveryWeeks((), 3)),
        ("toutes les trois semaines le lundi à partir du 4/1/2027", EveryWeeks((0,), 3, date(2027, 1, 4))),
        ("every 3 weeks on Wednesday from 16 October 2019", EveryWeeks((2,), 3, date(2019, 10, 14))),
        ("chaque lundi", EveryWeeks((0,))),
        ("les lundis et jeudis", EveryWeeks((0, 3))),
        ("du lundi au vendredi", EveryWeeks((0, 1, 2, 3, 4))),
        ("hebdomadaire, mercredi", EveryWeeks((2,))),
        ("semaines impaires", ParityWeeks(odd=True)),
        ("le jeudi des semaines paires", ParityWeeks(odd=False, weekdays=(3,))),
        ("odd weeks, Thursday", ParityWeeks(odd=True, weekdays=(3,))),
        ("lundi de la 1re semaine du mois", WeeksOfMonth((1,), (0,))),
        ("semaines 2 et 4 du mois, le vendredi", WeeksOfMonth((2, 4), (4,))),
        ("weeks 1 and 3 of the month, Monday", WeeksOfMonth((1, 3), (0,))),
        ("le dernier jour du mois", LastDayOfMonth()),
        ("dernier jour ouvré du mois", LastDayOfMonth((0, 1, 2, 3, 4))),
        ("FREQ=MONTHLY;BYDAY=1TU", NthWeekdays.of((1,), (1,))),
        ("mardi (semaines paires)", ParityWeeks(odd=False, weekdays=(1,))),
        ("sem. impaires : jeu.", ParityWeeks(odd=True, weekdays=(3,))),
        ("lun, mer et ven.", EveryWeeks((0, 2, 4))),
        ("1er & 3e mar. du mois", NthWeekdays.of((1, 3), (1,))),
        ("lundi / jeudi", EveryWeeks((0, 3))),
        ("tous les deux mardis", EveryWeeks((1,), 2)),
        ("en alternance, le mardi", EveryWeeks((1,), 2)),
        ("alternating pair (assumed fortnightly) Monday", EveryWeeks((0,), 2)),
        ("tous les jours sauf le dimanche", EveryWeeks((0, 1, 2, 3, 4, 5))),
        ("du lundi au vendredi, fermé le mercredi", EveryWeeks((0, 1, 3, 4))),
        ("chaque jour ouvré", EveryWeeks((0, 1, 2, 3, 4))),
        ("bimensuel, les 1er et 3e jeudis", NthWeekdays.of((1, 3), (3,))),
    ],
)
def test_people_write_it_in_many_ways(text: str, rhythm: Rhythm) -> None:
    assert typed_recurrence(text) == Recurrence(rhythm)


@pytest.mark.parametrize(
    ("text", "seasons", "school"),
    [
        ("chaque mercredi, hors vacances scolaires", (), SchoolTime.OUT),
        ("hors vacances scolaires", (), SchoolTime.OUT),
        ("mercredi, en période scolaire", (), SchoolTime.OUT),
        ("Wednesdays in term time", (), SchoolTime.OUT),
        ("mercredi, pendant les vacances scolaires", (), SchoolTime.ONLY),
        ("Wednesdays during school holidays only", (), SchoolTime.ONLY),
        ("le mercredi d’avril à octobre", (SUMMER,), None),
        ("mercredi, du 1er avril au 31/10", (SUMMER,), None),
        ("Wednesday, from 1 April to October 31", (SUMMER,), None),
        ("mercredi sauf juillet et août", (Season(MonthDay(9, 1), MonthDay(6, 30)),), None),
        ("mercredi hors jours fériés", (), None),
        ("mercredi (fermé en août)", (NO_AUGUST,), None),
        ("mercredi à l’exception du mois d’août", (NO_AUGUST,), None),
        ("mercredi. Relâche en août", (NO_AUGUST,), None),
        ("mercredi hors vacances", (), SchoolTime.OUT),
        ("mercredi sauf vacances scolaires et jours fériés", (), SchoolTime.OUT),
        ("mercredi sauf août et vacances scolaires", (NO_AUGUST,), SchoolTime.OUT),
        ("les mercredis de vacances scolaires", (), SchoolTime.ONLY),
        ("mercredi hors période scolaire", (), SchoolTime.ONLY),
        ("juillet et août : mercredi", (Season(MonthDay(7, 1), MonthDay(8, 31)),), None),
        ("1er mercredi d’avril et d’octobre", (month(4), month(10)), None),
        ("1er mercredi des mois pairs", tuple(month(each) for each in range(2, 13, 2)), None),
        # What is left out of a season is none of it.
        ("mercredi, d’avril à octobre sauf août", (SPRING, Season(MonthDay(9, 1), MonthDay(10, 31))), None),
        ("mercredi du 15/11 au 15/3 sauf janvier", (Season(MonthDay(2, 1), MonthDay(3, 15)), LATE), None),
    ],
)
def test_what_narrows_it_is_read(text: str, seasons: tuple[Season, ...], school: SchoolTime | None) -> None:
    read = typed_recurrence(text)
    assert (read.seasons, read.school) == (seasons, school)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("le 6e mardi", ["no-such-ordinal"]),
        ("31 février", ["no-such-day"]),
        ("le lundi du 30 février au 31 avril", ["no-such-day", "no-such-day"]),
        ("12 mars", ["one-day"]),
        ("chaque lundi à partir du 31 février 2027", ["no-such-day"]),
        ("6e semaine du mois, le lundi", ["no-such-week"]),
        ("le 15 du mois", ["not-understood"]),
        ("semaines 1 et 3", ["not-understood"]),
        ("bimensuel", ["which-of-month"]),
        ("", ["not-understood"]),
        ("tous les 10 jours", ["not-weeks"]),
        ("toutes les 9 semaines", ["too-rare"]),
        ("une fois par mois", ["which-of-month"]),
        ("le 1er et le 3e", ["no-weekday"]),
        ("le 1er mardi et le jeudi", ["mixed"]),
        ("mardi et 1er jeudi", ["two-rhythms"]),
        ("semaines paires, toutes les 3 semaines", ["two-rhythms"]),
        ("le 0e jeudi du mois", ["not-understood"]),
        ("le 1er lundi sauf le lundi", ["no-day-left"]),
        ("mercredi en août sauf août", ["no-day-left"]),
        ("mercredi sauf vacances de Noël", ["not-understood"]),
        ("mercredi hors vacances scolaires zone C", ["not-understood"]),
        ("le 6e mardi blabla", ["not-understood", "no-such-ordinal"]),
    ],
)
def test_all_that_is_wrong_is_told(text: str, faults: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        typed_recurrence(text)
    assert [fault.what.id for fault in caught.value.faults] == [f"recurrence.{name}" for name in faults]


def test_what_is_not_understood_is_told_as_it_was_typed() -> None:
    with pytest.raises(InputError) as caught:
        typed_recurrence("Chaque Lundi de Pâques")
    assert caught.value.faults[0].what.values["words"] == "Pâques"


def test_a_first_date_says_which_weeks_are_meant() -> None:
    read = typed_recurrence("tous les 15 jours, le mardi", date(2027, 1, 13))
    assert read.rhythm == EveryWeeks((1,), 2, date(2027, 1, 11))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1er mercredi des mois pairs", "le 1er mercredi du mois, les mois pairs"),
        ("dernier lundi des mois impairs", "le dernier lundi du mois, les mois impairs"),
        ("1er jeudi de janvier et juillet", "le 1er jeudi du mois, en janvier et en juillet"),
        ("chaque mardi de février", "chaque mardi, en février"),
        ("chaque lundi de mai à septembre", "chaque lundi, du 1er mai au 30 septembre"),
        (
            "toutes les 3 semaines, le mercredi, à partir du 6 janvier 2027",
            "toutes les 3 semaines, le mercredi, à partir du 6 janvier 2027",
        ),
        (
            "toutes les 2 semaines, le jeudi et le vendredi, à partir du 8 janvier 2027",
            "une semaine sur deux, les jeudi et vendredi, à partir du 7 janvier 2027",
        ),
    ],
)
def test_months_and_first_dates_are_told_as_people_say_them(typed: str, said: str) -> None:
    found = typed_recurrence(typed)
    assert recurrence_words(found, Language.FR).replace("\u00a0", " ") == said
    assert all(typed_recurrence(recurrence_words(found, lang)) == found for lang in Language)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("le lundi du 1er mars au 31 avril", 30),
        ("31 février", 29),
        ("chaque lundi à partir du 31 février 2027", 28),
    ],
)
def test_a_day_that_a_month_lacks_is_told_with_how_many_it_has(text: str, days: int) -> None:
    with pytest.raises(InputError) as raised:
        typed_recurrence(text)
    assert [fault.maybe for fault in raised.value.faults] == [message("recurrence.month-ends", day=days)]
