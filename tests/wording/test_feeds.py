"""Labels of feeds: both languages say the same things, and French is set as French."""

import re
from dataclasses import asdict
from string import Formatter

import pytest

from tourplanner.domain.service import ServiceInfo
from tourplanner.wording.directories import summary
from tourplanner.wording.feeds import feed_labels
from tourplanner.wording.language import Language

FRENCH, ENGLISH = asdict(feed_labels(Language.FR)), asdict(feed_labels(Language.EN))


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("name", FRENCH)
def test_both_languages_fill_in_the_same(name: str) -> None:
    assert FRENCH[name]
    assert ENGLISH[name]
    assert holes(FRENCH[name]) == holes(ENGLISH[name])


@pytest.mark.parametrize("text", [*FRENCH.values(), summary(ServiceInfo(operator="Gers", help=("impôts",)))])
def test_french_has_its_spaces_and_apostrophes(text: str) -> None:
    assert "'" not in text
    assert not re.search(r"[^\u00a0\u202f][:;!?](?=\s|$)", text)
    assert not re.search(r"\s[:;!?]", re.sub(r"[\u00a0\u202f]", "_", text))


def test_the_service_in_a_sentence() -> None:
    assert summary(ServiceInfo(operator="Département du Gers", help=("impôts", "retraite"))) == (
        "Camping-car solidaire (Département du Gers)\u00a0: une aide aux démarches "
        "administratives et numériques, près de chez soi. Aide\u00a0: impôts, retraite."
    )
