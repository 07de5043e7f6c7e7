"""Messages in JSON files: the same message back, and nothing else taken for one."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tourplanner.domain.message_codec import DEEPEST, decode_message, encode_message
from tourplanner.message import Message, Value, message

VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.builds(Message, st.just("unit.visits"), st.dictionaries(st.sampled_from("nab"), inner))
    ),
    max_leaves=5,
)


def test_a_message_is_a_table_of_its_id_and_values() -> None:
    told = message(
        "place.merged",
        name="Aux-Aussat",
        day=date(2027, 1, 4),
        share=0.5,
        visits=message("unit.visits", n=3),
        days=[date(2027, 1, 8), date(2027, 1, 15)],
    )

    assert encode_message(told) == {
        "id": "place.merged",
        "values": {
            "name": "Aux-Aussat",
            "day": {"date": "2027-01-04"},
            "share": 0.5,
            "visits": {"id": "unit.visits", "values": {"n": 3}},
            "days": [{"date": "2027-01-08"}, {"date": "2027-01-15"}],
        },
    }


def test_a_text_stays_a_text() -> None:
    assert encode_message("Monfort merged") == "Monfort merged"
    assert decode_message("Monfort merged") == "Monfort merged"


@pytest.mark.slow
@given(values=st.dictionaries(st.sampled_from(["n", "day", "names"]), VALUES, max_size=3))
def test_there_and_back_through_a_file(values: dict[str, Value]) -> None:
    told = Message("unit.visits", values)

    assert decode_message(json.loads(json.dumps(encode_message(told)))) == told


def test_keys_of_a_later_version_are_passed_over() -> None:
    assert decode_message({"id": "unit.visits", "values": {"n": 2}, "tone": "kind"}) == message(
        "unit.visits", n=2
    )


@pytest.mark.parametrize(
    "data",
    [
        None,
        3,
        True,
        ["unit.visits"],
        {},
        {"date": "2027-01-04"},
        {"id": "unit.visits"},
        {"id": "visits", "values": {}},
        {"id": 3, "values": {}},
        {"id": "unit.visits", "values": []},
        {"id": "unit.visits", "values": {"n": None}},
        {"id": "unit.visits", "values": {"n": True}},
        {"id": "unit.visits", "values": {"n": float("inf")}},
        {"id": "unit.visits", "values": {"0": 1}},
        {"id": "unit.visits", "values": {"n": {"date": "2027-02-30"}}},
        {"id": "unit.visits", "values": {"n": {"date": "20270104"}}},
        "\ud800",
    ],
)
def test_what_is_no_message(data: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode_message(data)


def test_a_bottomless_message_is_refused_and_not_followed() -> None:
    data: object = "x"
    for _ in range(DEEPEST + 1):
        data = [data]
    with pytest.raises(ValueError, match="deep"):
        decode_message({"id": "unit.visits", "values": {"names": data}})
