"""Words of a workbook: all that is told of a config can be told of its cells, in both languages."""

import re
import tomllib

import pytest
from openpyxl import Workbook

from tests.inputs.config.cases import CATALOGUE as FEW_PLACES
from tests.inputs.config.faulty import LOCKS, NAMES, RULES
from tests.inputs.config.faulty_values import KEYS
from tests.inputs.said import Told
from tests.inputs.workbook.books import changed, config_of
from tourplanner.domain.period import Half
from tourplanner.errors import InputError
from tourplanner.inputs.config.key import REQUIRED, walk
from tourplanner.inputs.config.keys import ROOT
from tourplanner.inputs.config.read import judge
from tourplanner.inputs.option_faults import OWN
from tourplanner.inputs.slug import slug
from tourplanner.inputs.toml_file import plain_table
from tourplanner.inputs.workbook.places import CellFaults
from tourplanner.inputs.workbook.words import book_words
from tourplanner.message import Message
from tourplanner.scenario.keys import GRID, SCENARIO
from tourplanner.wording.catalogues import FOLDER
from tourplanner.wording.compiling import entries
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

CASES = KEYS | RULES | NAMES | LOCKS


@pytest.mark.parametrize("lang", list(Language))
@pytest.mark.parametrize("case", CASES)
def test_every_fault_of_a_config_can_be_told_of_cells(case: str, lang: Language) -> None:
    sheet = CellFaults("essai.xlsx")
    with pytest.raises(InputError) as caught:
        judge(plain_table(tomllib.loads(CASES[case][0])), FEW_PLACES, sheet)

    for fault in caught.value.faults:
        said = Told.of(fault, lang)
        for text in (said.what, said.maybe):
            assert not re.search(r"\b(toml|cell|config|kind|code|key)\.[a-z]", text), text
            assert "[[" not in text
            assert " = " not in text


def test_whatever_is_said_in_terms_of_toml_can_be_said_of_cells() -> None:
    toml, cells = (ids(name) for name in ("toml.po", "cell.po"))
    assert {id_.removeprefix("toml.") for id_ in toml} == {id_.removeprefix("cell.") for id_ in cells}


def test_what_is_told_otherwise_of_options_is_said_in_terms_of_toml() -> None:
    """All but the place, whose form is that of options alone."""
    toml, asked = ({id_.partition(".")[2] for id_ in ids(f"{name}.po")} for name in ("toml", "asked"))
    assert asked - {"place"} <= toml
    assert asked == OWN | {"place", "key"}


def ids(name: str) -> set[str]:
    return {str(entry.id) for entry in entries(FOLDER / "fr" / name)}


@pytest.mark.parametrize("lang", list(Language))
def test_every_key_has_a_label_and_help(lang: Language) -> None:
    words = words_in(lang)
    for root in (ROOT, SCENARIO, GRID):
        for name, key in walk(root):
            if root is ROOT or key.default is REQUIRED:
                for id_ in (f"key.{name}", f"hint.{name}"):
                    assert words.of(Message(id_)) != id_


@pytest.mark.parametrize("lang", list(Language))
def test_every_choice_has_a_word(lang: Language) -> None:
    forms = [key.kind.form for _, key in walk(ROOT)]
    for form in [*forms, *(form.entry.form for form in forms if form.entry)]:
        assert all(not word.startswith("code.") for word in book_words(lang).choices(form).values())
        assert len({slug(word) for word in book_words(lang).choices(form).values()}) == len(form.choices)


def test_words_of_both_languages_are_read() -> None:
    def change(book: Workbook) -> None:
        book["Arrêts"]["L2"].value = "Monday, vendredi"
        book["Arrêts"]["I2"].value = "yes"
        book["Places occupées"]["C2"].value = "afternoon"

    (stop, _) = config_of(changed(change)).stops
    assert (stop.weekdays, stop.required, stop.not_on[0].half) == ({0, 4}, True, Half.AFTERNOON)
