"""Faults of scenarios in both languages."""

import pytest

from tests.inputs.said import told_by
from tests.instances import catalogue
from tests.scenario.scenarios import HEAD, pilot_file, with_more
from tourplanner.scenario.edits import ENTRIES, NONE, UNKNOWN
from tourplanner.scenario.lay import under
from tourplanner.scenario.scenario import parse_scenario
from tourplanner.wording.catalogues import template
from tourplanner.wording.language import Language


@pytest.mark.parametrize("lang", list(Language))
def test_every_kind_of_entry_has_its_words(lang: Language) -> None:
    ids = [*ENTRIES.values(), *NONE.values(), *UNKNOWN.values()]

    assert [id_ for id_ in ids if template(id_, None, lang) == id_] == []


def test_a_broken_lock_in_french() -> None:
    file = with_more('[[locks]]\nstop = "32269"\ndate = 2027-01-08\nhalf = "morning"\n')
    text = HEAD + '[set.calendar]\nweekdays = ["mon", "wed"]\n'
    said = parse_scenario(
        {"format": 1, "title": "x", "set": {"calendar": {"weekdays": ["mon"]}}}, "e.toml", text
    )

    [fault, *_] = told_by(lambda: under(file, said, catalogue()), Language.FR)

    assert "32269" in fault.what
    assert "le 8 janvier 2027, le matin, où il ne peut plus être desservi" in fault.what
    assert fault.maybe == 'retirer aussi le verrou : ajouter "32269" à locks sous [remove]'


def test_an_unknown_stop_in_french() -> None:
    said = parse_scenario({"format": 1, "title": "x", "remove": {"stops": ["Monfor"]}}, "e.toml")

    [fault] = told_by(lambda: under(pilot_file(), said, catalogue()), Language.FR)

    assert fault.what.startswith("il n’y a pas d’arrêt ")
    assert fault.maybe == "« 32269 » (Monfort)"
