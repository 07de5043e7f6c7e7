"""schedule.json: the same text for the same schedule, back to the same schedule, and every fault told."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.plan_files import JSON, STOPS, came_of, plan_file
from tourplanner.domain.period import HOUR, MINUTE, Half
from tourplanner.domain.place import Position
from tourplanner.domain.schedule import Appointment, Change, Fate, LongestGap, Schedule
from tourplanner.domain.schedule_codec import decode_schedule, encode_schedule
from tourplanner.domain.schedule_file import ScheduleFile
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.domain.told_rhythm import ToldRhythm
from tourplanner.errors import InputError

FIRST, LAST = date(2027, 1, 8), date(2027, 2, 5)


def schedule_file() -> ScheduleFile:
    """Two dates of one tour, one appointment cancelled, a change of each fate, every optional value."""
    [tour] = plan_file().plan.tours
    appointments = (
        Appointment("halle/2027-01-04/1", "halle", "camping-car", FIRST, Half.MORNING, 9 * HOUR + 30 * MINUTE,
                    12 * HOUR, 2, place="Monfort, Halle", position=Position(43.79556, 0.8225)),
        Appointment("32448/2027-01-04/1", "32448", "camping-car", FIRST, Half.AFTERNOON, 14 * HOUR,
                    16 * HOUR + 30 * MINUTE, 1, True),
    )  # fmt: skip
    changes = (
        Change("x/1", "halle", FIRST, Half.MORNING, "marché « d’été »", Fate.SKIPPED, None, None,
               "stop-days", "", OnClosed.SHIFT),
        Change("x/2", "halle", FIRST, Half.MORNING, "", Fate.SHIFTED, LAST, Half.AFTERNOON, "van-day", "",
               OnClosed.SWAP),
        Change("x/3", "halle", FIRST, Half.MORNING, "Touget", Fate.SWAPPED, LAST, Half.MORNING, "", "32448",
               OnClosed.SWAP),
    )  # fmt: skip
    gaps = (LongestGap("halle", 28, FIRST, LAST),)
    schedule = Schedule(
        date(2027, 1, 4), date(2028, 1, 2), (tour, replace(tour, date=LAST)), appointments, changes, gaps
    )
    return ScheduleFile(schedule, "Été à l’Isle-de-Noé", "00ff", "tourplanner 0.1.0")


def table() -> dict[str, Any]:
    """The JSON of `schedule_file`."""
    loaded: dict[str, Any] = json.loads(encode_schedule(schedule_file(), STOPS))
    return loaded


def faults_of(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        decode_schedule(text, "schedule.json")
    return [str(fault) for fault in caught.value.faults]


def test_schedule_comes_back_from_its_text() -> None:
    text = encode_schedule(schedule_file(), STOPS)

    assert decode_schedule(text, "schedule.json") == schedule_file()
    assert encode_schedule(decode_schedule(text, "schedule.json"), STOPS) == text
    assert decode_schedule("\ufeff" + text, "schedule.json") == schedule_file()
    assert "marché « d’été »" in text
    assert text.endswith("}\n")


def test_keys_are_those_of_the_contract_in_its_order() -> None:
    schedule = table()

    assert list(schedule) == [
        "format", "title", "plan_sha256", "created_with", "start", "until", "tours", "appointments",
        "changes", "longest_gaps", "aims",
    ]  # fmt: skip
    assert schedule["appointments"][0] == {
        "key": "halle/2027-01-04/1",
        "stop": "halle",
        "place": "Monfort, Halle",
        "latitude": 43.79556,
        "longitude": 0.8225,
        "van": "camping-car",
        "date": "2027-01-08",
        "half": "morning",
        "start": "09:30",
        "end": "12:00",
        "sequence": 2,
        "cancelled": False,
    }
    assert schedule["longest_gaps"] == [
        {"stop": "halle", "days": 28, "first": "2027-01-08", "last": "2027-02-05"}
    ]
    assert schedule["tours"][0]["visits"][0]["name"] == "Monfort"


def test_people_expected_are_there_where_they_are_known() -> None:
    schedule = replace(schedule_file().schedule, people={"halle": 4, "place": 12})
    text = encode_schedule(replace(schedule_file(), schedule=schedule), STOPS)

    assert list(json.loads(text))[-1] == "people"
    assert json.loads(text)["people"] == {"halle": 4, "place": 12}
    assert decode_schedule(text, "schedule.json").schedule == schedule
    [fault] = faults_of(json.dumps({**table(), "people": {"halle": 0}}))
    assert fault.startswith("schedule.json, people.halle: 0")


def test_truncated_text_is_told_with_line_and_column() -> None:
    text = encode_schedule(schedule_file(), STOPS)
    [fault] = faults_of(text[: len(text) // 2])

    assert fault.startswith("schedule.json, line ")
    assert "cut short" in fault


@pytest.mark.parametrize("text", ["", "[]", "{}", "NaN", "[" * 100_000])
def test_what_is_no_schedule_is_one_fault(text: str) -> None:
    [fault] = faults_of(text)

    assert "Maybe" in fault


def test_another_format_is_refused() -> None:
    [fault] = faults_of(json.dumps({**table(), "format": 2}))

    assert fault.startswith("schedule.json, format: 2 is not the format 1")


def test_all_faults_are_told_together() -> None:
    schedule = table()
    del schedule["plan_sha256"]
    schedule["until"] = "2028"
    schedule["appointments"][1]["start"] = "24:61"
    schedule["appointments"][0]["longitude"] = None
    schedule["changes"][1]["new_date"] = None
    schedule["changes"][2]["fate"] = "lost"

    assert [fault.partition(":")[0] for fault in faults_of(json.dumps(schedule))] == [
        "schedule.json, until",
        "schedule.json, appointments[1].longitude",
        "schedule.json, appointments[2].start",
        "schedule.json, changes[2].new_date",
        "schedule.json, changes[3].fate",
        "schedule.json, plan_sha256",
    ]


def test_two_appointments_have_no_key_in_common() -> None:
    schedule = table()
    schedule["appointments"][1]["key"] = "halle/2027-01-04/1"

    [fault] = faults_of(json.dumps(schedule))
    assert fault.startswith("schedule.json, appointments[2].key: ")


@pytest.mark.slow
@given(data=st.data())
def test_any_value_anywhere_is_a_schedule_or_an_input_error(data: st.DataObject) -> None:
    schedule = table()
    place: Any = schedule
    while isinstance(place, dict | list) and place:
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if data.draw(st.booleans()) or not isinstance(place[key], dict | list):
            place[key] = data.draw(JSON)
            break
        place = place[key]

    assert came_of(decode_schedule, json.dumps(schedule))


RHYTHMS = (
    ToldRhythm("halle", "le 1er mardi du mois", "FREQ=MONTHLY;BYDAY=1TU", None),
    ToldRhythm("32448", "le vendredi de la 1re semaine du mois", None, None),
)


def test_rhythms_are_told_and_a_file_that_tells_them_is_read() -> None:
    text = encode_schedule(schedule_file(), STOPS, RHYTHMS)
    assert json.loads(text)["recurrences"] == {
        "halle": {"text": "le 1er mardi du mois", "rrule": "FREQ=MONTHLY;BYDAY=1TU"},
        "32448": {"text": "le vendredi de la 1re semaine du mois", "rrule": None},
    }
    assert decode_schedule(text, "schedule.json") == schedule_file()
    assert "recurrences" not in json.loads(encode_schedule(schedule_file(), STOPS))
