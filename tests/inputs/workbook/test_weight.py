"""What a workbook becomes in memory is counted before it is read."""

import pytest

from tourplanner.inputs.workbook import weight
from tourplanner.inputs.workbook.weight import Scale, TooMuchError

ROWS, COLUMNS = 5_000, 20


def weighed(*parts: bytes) -> Scale:
    scale = Scale()
    for part in parts:
        scale.weigh(part)
    return scale


def relationship(kind: str, target: str) -> bytes:
    return f'<Relationships><Relationship Type="http://x/{kind}" Target="{target}"/></Relationships>'.encode()


def test_the_largest_real_workbook_passes() -> None:
    """5,000 rows of 20 cells, each with a text of its own, as Excel stores them."""
    cell = b'<c r="AA1000" s="3" t="s"><v>99999</v></c>'
    row = b'<row r="1000" spans="1:20" ht="15" customHeight="1">' + cell * COLUMNS + b"</row>"
    texts = b"<sst>" + b"<si><t>a text</t></si>" * (ROWS * COLUMNS) + b"</sst>"
    assert weighed(b"<s>" + row * ROWS + b"</s>", texts).bytes < weight.MOST_BYTES


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_elements_weigh_the_same_in_every_encoding(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><x:font xmlns:x="a"><b/></x:font>'
    assert weighed(text.encode(encoding)).bytes == 2 * weight.ELEMENT + weight.ATTRIBUTE


def test_a_damaged_part_weighs_as_far_as_it_goes() -> None:
    assert weighed(b"<a><b/><c").bytes == 2 * weight.ELEMENT
    assert weighed(b"\x89PNG").bytes == 0


def test_what_is_too_much_is_told_at_once() -> None:
    with pytest.raises(TooMuchError):
        weighed(b"<a/>" + b"", *(b"<s>" + b"<font/>" * 40_000 + b"</s>" for _ in range(3)))


@pytest.mark.parametrize("element", [b'<mergeCell ref="A1:XFD1048576"/>', b'<hyperlink ref="$A$1:$Z$9999"/>'])
def test_ranges_count_by_their_cells(element: bytes) -> None:
    with pytest.raises(TooMuchError):
        weighed(element)


def test_a_part_that_is_read_each_time_may_be_named_once() -> None:
    with pytest.raises(TooMuchError):
        weighed(relationship("worksheet", "a/sheet1.xml"), relationship("worksheet", "/b/../a/sheet1.xml/."))
    with pytest.raises(TooMuchError):
        weighed(b'<sheets xmlns:r="x"><sheet name="a" r:id="r1"/><sheet name="b" r:id="r1"/></sheets>')
    weighed(relationship("image", "logo.png"), relationship("image", "logo.png"))
