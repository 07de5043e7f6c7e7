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


@pytest.mark.parametrize("text", ["_", "_p~iF", "é", "\x07\x07", "_" * 20])
def test_what_is_no_line(text):
    with pytest.raises(ValueError, match=r"ends within|out of place"):
        decode_line(text)
