"""plan.json: the same text for the same plan, back to the same plan, and every fault told."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.plan_files import JSON, STOPS, came_of, plan_file
from tourplanner.domain.by_hand import ByHand, Lacking
from tourplanner.domain.codec import encode
from tourplanner.domain.decoder import decode, decode_figures
from tourplanner.domain.period import HOUR, MINUTE
from tourplanner.domain.plan import Outcome, Plan, Status
from tourplanner.domain.plan_file import figures
from tourplanner.domain.told_rhythm import ToldRhythm
from tourplanner.errors import InputError
from tourplanner.wording.errors import worded
from tourplanner.wording.language import Language


def table() -> dict[str, Any]:
    """The JSON of `plan_file`."""
    loaded: dict[str, Any] = json.loads(encode(plan_file(), STOPS))
    return loaded


def faults_of(text: str) -> list[str]:
    """The faults of a text, and of its figures, as they are shown."""
    with pytest.raises(InputError) as caught:
        decode(text, "plan.json")
    return [str(fault) for fault in caught.value.faults]


def test_plan_file_comes_back_from_its_text() -> None:
    text = encode(plan_file(), STOPS)

    assert decode(text, "plan.json") == plan_file()
    assert decode_figures(text, "plan.json") == figures(plan_file().plan)
    assert encode(decode(text, "plan.json"), STOPS) == text


def test_what_was_proven_before_hands_moved_visits_comes_back() -> None:
    proven = ByHand(Status.OPTIMAL, 7200, Lacking(0, ((1, 2), (3, 1))))
    by_hand = replace(plan_file(), by_hand=proven)
    assert decode(encode(by_hand, STOPS), "plan.json") == by_hand
    unproven = replace(plan_file(), by_hand=ByHand(Status.UNKNOWN, None, Lacking(1)))
    assert decode(encode(unproven, STOPS), "plan.json") == unproven


def test_plan_without_optional_values_comes_back() -> None:
    whole = plan_file()
    [tour] = whole.plan.tours
    bare = replace(
        whole,
        plan=Plan(Outcome(Status.FEASIBLE, "exact", 0, 0, None), (replace(tour, lunch=None),), ()),
        config=None,
        communes=(),
        areas=(),
        notes=(),
    )
    text = encode(bare, STOPS)

    assert decode(text, "plan.json") == bare
    result = json.loads(text)["result"]
    assert (result["bound_drive_seconds"], result["gap"]) == (None, None)


def test_keys_are_those_of_the_contract_in_its_order() -> None:
    plan = table()

    assert list(plan)[:10] == [
        "format", "title", "config_sha256", "created_with", "calendar", "travel", "result", "tours",
        "unserved", "totals",
    ]  # fmt: skip
    assert list(plan["result"])[:6] == [
        "status", "method", "seed", "objective_drive_seconds", "bound_drive_seconds", "gap",
    ]  # fmt: skip
    [tour] = plan["tours"]
    assert list(tour) == [
        "van", "depot", "date", "start", "leave", "return", "end", "drive_seconds", "distance_m",
        "work_seconds", "lunch", "visits", "leg_back_drive_seconds", "leg_back_distance_m",
    ]  # fmt: skip
    assert tour["visits"][0] == {
        "stop": "halle",
        "commune": "32269",
        "name": "Monfort",
        "half": "morning",
        "arrive": "09:20",
        "start": "09:30",
        "end": "12:00",
        "leg_drive_seconds": 2000,
        "leg_distance_m": 30000,
    }
    assert (tour["return"], tour["lunch"]) == ("17:00", ["12:10", "12:55"])
    # 8:00 to 17:15 less 45 minutes of lunch; both visits last 2 h 30.
    assert plan["totals"] == {
        "tours": 1,
        "visits": 2,
        "drive_seconds": 2000 + 700 + 1500,
        "distance_m": 30000 + 9000 + 21000,
        "work_seconds": 9 * HOUR + 15 * MINUTE - 45 * MINUTE,
        "service_seconds": 5 * HOUR,
    }
    assert plan["result"]["gap"] == pytest.approx(200 / 4200, abs=1e-6)


def test_text_is_readable_utf8_with_a_line_end() -> None:
    text = encode(plan_file(), STOPS)

    assert "Été à l’Isle-de-Noé" in text
    assert text.endswith("}\n")


def test_times_are_whole_minutes() -> None:
    whole = plan_file()
    [tour] = whole.plan.tours
    odd = replace(whole, plan=replace(whole.plan, tours=(replace(tour, start=8 * HOUR + 1),)))

    with pytest.raises(AssertionError):
        encode(odd, STOPS)


def test_byte_order_mark_and_unknown_keys_are_passed_over() -> None:
    plan = table()
    plan["later"] = {"key": 1}
    plan["tours"][0]["colour"] = "red"

    assert decode("\ufeff" + json.dumps(plan), "plan.json") == plan_file()


def test_truncated_json_is_told_with_line_and_column() -> None:
    text = encode(plan_file(), STOPS)
    [fault] = faults_of(text[: len(text) // 2])

    assert re.match(r"plan\.json, line \d+, column \d+: is not JSON: ", fault)
    assert "Maybe the file was cut short" in fault


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", "3", '"plan"', "NaN", "[" * 100_000, "1" * 5000])
def test_what_is_no_plan_is_one_fault(text: str) -> None:
    [fault] = faults_of(text)

    assert fault.startswith("plan.json")
    assert "Maybe" in fault


@pytest.mark.parametrize("number", [0, 2, "1", None, True, [1]])
def test_other_formats_are_refused(number: object) -> None:
    [fault] = faults_of(json.dumps({**table(), "format": number}))

    assert fault.startswith("plan.json, format: ")
    assert "another version of tourplanner" in fault


WRONG = {
    "text for a table": (("calendar",), "x", 'calendar: "x" is not a table'),
    "date": (("calendar", "start"), "2027-02-30", 'calendar.start: "2027-02-30" is not a date'),
    "short date": (("calendar", "start"), "20270104", "calendar.start: "),
    "no weeks": (("calendar", "weeks"), 0, "calendar.weeks: 0 is not a whole number, 1 or more"),
    "status": (("result", "status"), "good", 'result.status: "good" is not one of optimal, feasible'),
    "decimals": (
        ("result", "objective_drive_seconds"),
        1.5,
        "result.objective_drive_seconds: 1.5 is not a whole",
    ),
    "truth for a number": (("result", "seed"), True, "result.seed: true is not a whole number"),
    "tours not a list": (("tours",), {}, "tours: a table is not a list"),
    "tour not a table": (("tours", 0), 3, "tours[1]: 3 is not a table"),
    "time": (("tours", 0, "start"), "25:00", 'tours[1].start: "25:00" is not a time of day'),
    "number for a time": (("tours", 0, "end"), 62000, "tours[1].end: 62000 is not a time of day"),
    "half a lunch": (("tours", 0, "lunch"), ["12:10"], "tours[1].lunch: a list is not two times of day"),
    "half": (("tours", 0, "visits", 1, "half"), "noon", 'tours[1].visits[2].half: "noon" is not one of'),
    "negative": (("tours", 0, "visits", 0, "leg_distance_m"), -1, "leg_distance_m: -1 is not a whole number"),
    "huge": (("tours", 0, "leg_back_distance_m"), 10**40, "leg_back_distance_m: a huge number is not"),
    "surrogate": (("title",), "\ud800", "title: "),
    "rules": (("unserved", 0, "rules"), [1], "unserved[1].rules: a list is not a list of texts"),
    "reason": (
        ("unserved", 0, "reason_message"),
        {"id": 1},
        "unserved[1].reason_message: a table is not a text or a message",
    ),
    "latitude": (
        ("places", "communes", 0, "latitude"),
        439,
        "places.communes[1].latitude: 439 is not a number",
    ),
    "config": (("config",), [], "config: a list is not a table"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_values_are_told_at_their_place(case: str) -> None:
    (*path, last), value, words = WRONG[case]
    plan = table()
    place: Any = plan
    for step in path:
        place = place[step]
    place[last] = value

    [fault] = faults_of(json.dumps(plan))
    assert fault.startswith("plan.json, ")
    assert words in fault


def test_all_faults_are_told_together() -> None:
    plan = table()
    del plan["title"], plan["travel"], plan["tours"][0]["van"]
    plan["tours"][0]["start"] = "8h"

    # In the order in which the plan is read: its tours first.
    assert [fault.partition(":")[0] for fault in faults_of(json.dumps(plan))] == [
        "plan.json, tours[1].van",
        "plan.json, tours[1].start",
        "plan.json, title",
        "plan.json, travel",
    ]


@pytest.mark.slow
@given(data=st.data())
def test_any_value_anywhere_is_a_plan_or_an_input_error(data: st.DataObject) -> None:
    plan = table()
    place: Any = plan
    while isinstance(place, dict | list) and place:
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if data.draw(st.booleans()) or not isinstance(place[key], dict | list):
            place[key] = data.draw(JSON)
            break
        place = place[key]
    text = json.dumps(plan)

    for read in (decode, decode_figures):
        assert came_of(read, text)


def test_faults_are_told_in_french_as_well() -> None:
    plan = table()
    del plan["title"]
    plan["tours"][0]["start"] = "8h"

    with pytest.raises(InputError) as caught:
        decode(json.dumps(plan), "plan.json")
    assert worded(caught.value, Language.FR).replace("\u00a0", " ").splitlines() == [
        'plan.json, tours[1].start : "8h" ne convient pas ; il faut une heure comme "09:30".',
        "plan.json, title : cette valeur manque ; il faut un texte.",
    ]


def test_notes_of_earlier_versions_are_texts() -> None:
    plan = table()
    plan["notes"] = ["Monfort merged", {"id": "unit.visits", "values": {"n": 2}}]
    assert decode(json.dumps(plan), "plan.json").notes == plan_file().notes

    plan["notes"] = [{"id": "unit.visits", "values": {"n": None}}]
    assert faults_of(json.dumps(plan)) == [
        "plan.json, notes: a list is not a list of texts or messages.",
    ]


RHYTHMS = (
    ToldRhythm("halle", "le 1er mardi du mois", "FREQ=MONTHLY;BYDAY=1TU", None),
    ToldRhythm("32448", "le vendredi de la 1re semaine du mois", None, None),
)


def test_rhythms_are_told_and_a_file_that_tells_them_is_read() -> None:
    text = encode(plan_file(), STOPS, RHYTHMS)
    assert json.loads(text)["recurrences"] == {
        "halle": {"text": "le 1er mardi du mois", "rrule": "FREQ=MONTHLY;BYDAY=1TU"},
        "32448": {"text": "le vendredi de la 1re semaine du mois", "rrule": None},
    }
    assert decode(text, "plan.json") == plan_file()
    assert "recurrences" not in json.loads(encode(plan_file(), STOPS))
