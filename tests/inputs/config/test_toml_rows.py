"""Tables are added to a config and taken out of it with everything else as a person wrote it."""

import tomllib
from datetime import date

import pytest

from tourplanner.inputs.config.toml_rows import with_row, without_row

TEXT = """\
format = 1  # toujours

[[stops]]
commune = "32269"  # Monfort
not_on = [
  { weekday = "mon" },  # marché
]

[[stops]]
commune = "32448"

# Ce qui suit est à revoir.
[[locks]]
stop = "32269"
date = 2027-01-08

[[events]]
kind = "out"
date = 2027-01-13
# fin du fichier
"""
ROW = {"kind": "closed", "stop": "32269", "date": date(2027, 5, 14), "between": ("a", "b")}


def test_a_table_is_added_behind_the_last_of_its_list() -> None:
    text = with_row(TEXT, "stops", {"commune": "32194", "visits": 2}, {"commune": "Larressingle"})
    added = '[[stops]]\ncommune = "32194"  # Larressingle\nvisits = 2\n'
    assert text == TEXT.replace('commune = "32448"\n', f'commune = "32448"\n\n{added}')


def test_a_table_of_a_list_that_is_not_there_is_added_at_the_end() -> None:
    text = with_row("format = 1\n", "events", ROW, {})
    assert text == (
        'format = 1\n\n[[events]]\nkind = "closed"\nstop = "32269"\ndate = 2027-05-14\nbetween = ["a", "b"]\n'
    )


def test_comments_at_the_end_stay_where_they_are() -> None:
    text = with_row(TEXT, "events", ROW, {})
    assert text.endswith('between = ["a", "b"]\n\n# fin du fichier\n')
    assert len(tomllib.loads(text)["events"]) == 2


@pytest.mark.parametrize("name", ["stops", "events", "locks"])
def test_what_was_added_is_taken_out_again(name: str) -> None:
    text = with_row(TEXT, name, ROW, {})
    table = tomllib.loads(without_row(text, name, len(tomllib.loads(text)[name])))
    assert table == tomllib.loads(TEXT)


def test_a_table_is_taken_out_without_the_comments_around_it() -> None:
    text = without_row(TEXT, "stops", 2)
    assert text == TEXT.replace('\n[[stops]]\ncommune = "32448"\n', "")
    assert "# fin du fichier" in without_row(TEXT, "events", 1)
    assert "events" not in tomllib.loads(without_row(TEXT, "events", 1))


def test_line_ends_stay_what_they_are() -> None:
    windows = TEXT.replace("\n", "\r\n")
    assert with_row(windows, "events", ROW, {}) == with_row(TEXT, "events", ROW, {}).replace("\n", "\r\n")
    assert without_row(windows, "stops", 1) == without_row(TEXT, "stops", 1).replace("\n", "\r\n")


@pytest.mark.parametrize(
    "text",
    [
        'events = [{ kind = "out", date = 2027-01-13 }]\nformat = 1\n',
        "events = []\n[calendar]\nweeks = 4\n",
        '[[events]]\nkind = "out"\n[calendar]\nweeks = 4\n',
        'title = """\n[[events]]\n"""\n[calendar]\nweeks = 4\n',
        '[[stops]]\ncommune = "32269"\n[[stops.closed]]\nwhy = "a"\n[[events]]\nkind = "out"\n',
    ],
)
def test_lists_in_brackets_and_odd_texts_are_understood(text: str) -> None:
    before = tomllib.loads(text)
    after = tomllib.loads(with_row(text, "events", ROW, {}))
    row = {**ROW, "between": ["a", "b"]}
    assert after == {**before, "events": [*before.get("events", []), row]}
    again = tomllib.loads(without_row(with_row(text, "events", ROW, {}), "events", len(after["events"])))
    assert again.get("events", []) == before.get("events", [])
    assert {**again, "events": []} == {**before, "events": []}


def test_a_nested_table_belongs_to_its_row() -> None:
    text = '[[stops]]\na = 1\n[[stops.closed]]\nwhy = "x"\n[[stops]]\na = 2\n'
    assert tomllib.loads(without_row(text, "stops", 1)) == {"stops": [{"a": 2}]}
