"""A plan whose config is edited again."""

import json
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.inputs.uncommented import uncommented
from tests.workflow.notices import heard, unexpected
from tourplanner.inputs.config.keys import ROOT
from tourplanner.inputs.config.read import parse_config, read_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.inputs.toml_file import plain_table
from tourplanner.message import silent
from tourplanner.outputs.starter import commented
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.new import new_from, new_workbook
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions

CATALOGUE = read_catalogue(data_folder(), silent)
FRENCH = words_in(Language.FR)


def of_every_key() -> str:
    """The starter with all its examples in use."""
    return uncommented((data_folder() / "starter.toml").read_text(encoding="utf-8"))


CONFIGS = {
    **{path.stem: path.read_text(encoding="utf-8") for path in sorted(data_folder().glob("*.toml"))},
    "every-key": of_every_key(),
}


@pytest.mark.parametrize("name", CONFIGS)
@pytest.mark.parametrize("lang", Language)
def test_written_with_comments_a_config_says_the_same(name: str, lang: Language) -> None:
    table = tomllib.loads(CONFIGS[name])
    text = commented(plain_table(table), CATALOGUE, words_in(lang), "plan.json")

    again = parse_config(tomllib.loads(text), CATALOGUE, "again", text)
    assert again == parse_config(table, CATALOGUE, name)
    assert "plan.json." in text.split("\n\n")[0]
    # Values are no comments, and dates are dates.
    assert tomllib.loads(text)["calendar"]["start"] == date(2027, 1, 4)


NASTY = "a\"b\\c\n[[stops]]\r\u2028\x7f\x01 ''' # é 🚐"


def test_no_text_of_a_config_ends_a_line_of_the_file() -> None:
    table = tomllib.loads(CONFIGS["every-key"])
    table["title"] = table["vans"][0]["id"] = NASTY
    for stop in table["stops"]:
        stop["notes"] = NASTY
    communes = {code: replace(each, name=NASTY) for code, each in CATALOGUE.communes.items()}
    text = commented(plain_table(table), replace(CATALOGUE, communes=communes), FRENCH, NASTY)

    again = tomllib.loads(text)
    assert again["title"] == again["vans"][0]["id"] == NASTY
    assert {stop["notes"] for stop in again["stops"]} == {NASTY}
    assert len(again["stops"]) == len(table["stops"])


def tours(folder: Path) -> object:
    return json.loads((folder / "plan.json").read_text(encoding="utf-8"))["tours"]


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a plan whose weeks are not those of its config's file."""
    folder = tmp_path_factory.mktemp("planned")
    make_plan(Path("semaine.toml"), folder, PlanOptions(start=date(2027, 3, 1)))
    return folder


@pytest.mark.slow
def test_planned_again_it_is_the_same_plan(planned: Path, tmp_path: Path) -> None:
    (toml,) = new_from(tmp_path / "toml", planned / "plan.json", None, Language.FR, unexpected)
    (workbook,) = new_workbook(tmp_path / "xlsx", planned, None, Language.FR, unexpected)
    for config in (toml, workbook):
        make_plan(config, config.parent, PlanOptions())
        assert tours(config.parent) == tours(planned)
    assert {key.name for key in ROOT} >= tomllib.loads(toml.read_text(encoding="utf-8")).keys()


def test_a_plan_of_a_shipped_config_that_carries_none(planned: Path, tmp_path: Path) -> None:
    table = json.loads((planned / "plan.json").read_text(encoding="utf-8"))
    del table["config"]
    (tmp_path / "plan.json").write_text(json.dumps(table), encoding="utf-8")
    (file,) = new_from(tmp_path / "new", tmp_path, None, Language.FR, unexpected)

    assert read_config(file, CATALOGUE).config.calendar.start == date(2027, 3, 1)


def test_files_that_a_config_names_are_found_from_its_new_folder(tmp_path: Path) -> None:
    text = (data_folder() / "semaine.toml").read_text(encoding="utf-8")
    text = text.replace("[travel]\n", '[travel]\ncorrections = "roads.csv"\n', 1)
    (tmp_path / "old").mkdir()
    config = tmp_path / "old" / "plan.toml"
    config.write_text(text, encoding="utf-8")
    said: list[str] = []
    (there,) = new_from(tmp_path / "none", config, None, Language.FR, heard(said))
    assert tomllib.loads(there.read_text(encoding="utf-8"))["travel"]["corrections"] == "roads.csv"
    assert len(said) == 1
    assert "travel.corrections: there is no file roads.csv where the config comes from" in said[0]

    (tmp_path / "old" / "roads.csv").touch()
    (there,) = new_from(tmp_path / "some", config, None, Language.FR, unexpected)
    assert tomllib.loads(there.read_text(encoding="utf-8"))["travel"]["corrections"] == "../old/roads.csv"
