"""Encoded lines, against the example of the format's own documentation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tourplanner.domain.place import Position
from tourplanner.domain.polyline import decode_line, encode_line

LINE = (Position(38.5, -120.2), Position(40.7, -120.95), Position(43.252, -126.453))
TEXT = "_p~iF~ps|U_ulLnnqC_mqNvxq`@"

DEGREES = st.integers(-90_00000, 90_00000).map(lambda value: value / 100_000)


def test_the_documented_example():
    assert encode_line(LINE) == TEXT
    assert decode_line(TEXT) == LINE
    assert encode_line([]) == ""
    assert decode_line("") == ()


@given(st.lists(st.builds(Position, DEGREES, DEGREES)))
def test_there_and_back(line):
    assert decode_line(encode_line(line)) == tuple(line)


def test_halves_are_rounded_to_even():
    # 43.1234550 is 4312345.5 hundred-thousandths, 43.1234650 is 4312346.5: both are 4312346.
    halves = [Position(43.123455, 0.5), Position(43.123465, 0.5)]
    assert [point.latitude for point in decode_line(encode_line(halves))] == [43.12346, 43.12346]


@pytest.mark.parametrize("text", ["_", "_p~iF", "é", "\x07\x07", "_" * 20, "_" * 7 + "??"])
def test_what_is_no_line(text):
    with pytest.raises(ValueError, match="is no line"):
        decode_line(text)
