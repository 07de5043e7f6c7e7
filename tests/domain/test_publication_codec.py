"""``publication.json``: there and back, and what is refused."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tourplanner.domain.place import Position
from tourplanner.domain.publication import Deed, Done, Line, Publication, PublishedFile, ToldStop
from tourplanner.domain.publication_codec import decode_publication, encode_publication
from tourplanner.errors import InputError

DAY = date(2027, 1, 2)
LINE = Line("32269/2027-01-04/1", date(2027, 1, 8), 34200, 43200, "Monfort, Halle", Position(43.79, 0.83))
PUBLICATION = Publication(
    number=2,
    day=DAY,
    title="Pilote « 2020 »",
    created_with="tourplanner x",
    schedule_sha256="ab",
    previous_sha256="cd",
    dossier="0123456789abcdef",
    start=date(2027, 1, 4),
    until=date(2027, 12, 31),
    stops=(
        ToldStop("32269", "32269", "Monfort", "ef", (LINE,), (Done(Deed.POSTER, DAY, date(2027, 6, 30)),)),
        ToldStop("parti", "32002", "Parti", "", (), (Done(Deed.TOLD, None, DAY),)),
    ),
    files=(
        PublishedFile("affiches/A4/32269-monfort.pdf", "12"),
        PublishedFile("export/public/affiches/A4/32269-monfort.pdf", "12", "pdf"),
    ),
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def test_there_and_back() -> None:
    for each in (PUBLICATION, replace(PUBLICATION, number=1, day=None, stops=(), files=())):
        text = encode_publication(each)
        assert decode_publication(text, "publication.json") == each
        assert encode_publication(each) == text


@pytest.mark.slow
@given(title=texts, place=texts, name=texts)
def test_any_text_goes_there_and_back(title: str, place: str, name: str) -> None:
    stop = ToldStop("a", "b", name, "", (replace(LINE, place=place, position=None),))
    each = replace(PUBLICATION, title=title, stops=(stop,))
    assert decode_publication(encode_publication(each), "x") == each


def test_order_and_spaces_of_the_file_do_not_matter() -> None:
    table = dict(reversed(json.loads(encode_publication(PUBLICATION)).items()))
    assert decode_publication(json.dumps(table), "x") == PUBLICATION


@pytest.mark.parametrize(
    ("key", "value"),
    [("day", "2027-01-03"), ("number", 3), ("title", "Pilote"), ("files", []), ("more", 1)],
)
def test_what_was_edited_is_told(key: str, value: Any) -> None:
    table = {**json.loads(encode_publication(PUBLICATION)), key: value}
    with pytest.raises(InputError, match="edited by hand"):
        decode_publication(json.dumps(table), "x")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not JSON"),
        ("{}", "is not a publication"),
        ('{"format": 2}', "format"),
        (encode_publication(PUBLICATION)[:400], "is not JSON"),
        (encode_publication(PUBLICATION).replace('"poster"', '"song"'), "poster"),
        (encode_publication(PUBLICATION).replace('"09:30"', '"9.30"'), "09:30|HH:MM|time"),
    ],
)
def test_what_is_no_publication_is_told(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        decode_publication(text, "x")
