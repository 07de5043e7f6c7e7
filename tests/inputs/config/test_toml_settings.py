"""Settings changed in their text: what is alike stays, with its remarks."""

import tomllib

import pytest

from tourplanner.inputs.config.toml_settings import with_settings

TEXT = """# head
title = "A"  # the title

[calendar]
start = 2027-01-04  # a Monday
weekdays = ["mon", "wed"]  # two days

[work]
lunch_minutes = 45

[[stops]]
commune = "32269"
"""


def settings(text: str) -> dict[str, object]:
    return {key: value for key, value in tomllib.loads(text).items() if key != "stops"}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_one_value_changes_and_all_else_stays(end: str) -> None:
    before = settings(TEXT)
    after = before | {"calendar": {**tomllib.loads(TEXT)["calendar"], "weekdays": ["mon", "wed", "thu"]}}
    text = TEXT.replace("\n", end)
    found = with_settings(text, before, after)
    assert found == text.replace('["mon", "wed"]', '["mon", "wed", "thu"]')


def test_keys_and_tables_come_and_go() -> None:
    before = settings(TEXT)
    after = {key: value for key, value in before.items() if key != "work"}
    after |= {"travel": {"provider": "osm"}, "title": "B"}
    found = with_settings(TEXT, before, after)
    assert settings(found) == after
    assert tomllib.loads(found)["stops"] == [{"commune": "32269"}]
    assert "# head" in found
    assert "# a Monday" in found
