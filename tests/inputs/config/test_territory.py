"""Where a config lies, read before its places are."""

from pathlib import Path

import pytest

from tests.inputs.config.cases import SMALLEST, parse
from tourplanner.domain.territory import HOME, Territory
from tourplanner.errors import InputError
from tourplanner.inputs.config.territory import territory_in, territory_of


@pytest.mark.parametrize(
    ("said", "territory"),
    [
        ("", HOME),
        ("[data]\n", HOME),
        ('[data]\ndepartements = ["43"]\n', Territory(("43",))),
        ('[data]\ndepartements = ["Haute-Loire", "43", "2a"]\n', Territory(("43", "2A"))),
        ('[data]\ncountry = "GB"\n', Territory(country="GB")),
        # What is not understood is told when the config is read.
        ('[data]\ndepartements = ["Bretagne"]\ncountry = "XX"\n', HOME),
        ("[data]\ndepartements = 43\n", HOME),
        ("data = 3\n", HOME),
        ("[data\n", HOME),
    ],
)
def test_of_a_file(said: str, territory: Territory, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(said, encoding="utf-8")
    assert territory_of(file) == territory


def test_of_no_file(tmp_path: Path) -> None:
    assert territory_of(tmp_path / "nothing.toml") == territory_of(tmp_path) == territory_in(None) == HOME


@pytest.mark.parametrize(
    ("said", "what", "cure"),
    [
        ('departements = ["Haute-Loir"]', "a département, by its code or name", '"43" (Haute-Loire)'),
        ("departements = [43]", "a département, by its code or name", '"43"'),
        ('country = "UK"', "a country of Europe", ""),
    ],
)
def test_faults(said: str, what: str, cure: str) -> None:
    with pytest.raises(InputError) as raised:
        parse(f"{SMALLEST}\n[data]\n{said}\n")
    [fault] = raised.value.faults
    assert what in str(fault.what)
    assert cure in str(fault.maybe)


def test_abroad_the_public_holidays_are_those_of_the_country() -> None:
    assert parse(f'{SMALLEST}\n[data]\ncountry = "GB"\n').calendar.public_holidays == "GB"
    said = SMALLEST.replace("[calendar]", '[calendar]\npublic_holidays = ""')
    assert parse(f'{said}\n[data]\ncountry = "GB"\n').calendar.public_holidays == ""
