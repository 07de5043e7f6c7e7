"""French is set as French in every catalogue: its spaces, its apostrophe, its quotation marks."""

import re
from collections.abc import Iterator

import pytest

from tourplanner.wording.catalogues import FOLDER
from tourplanner.wording.compiling import entries
from tourplanner.wording.language import Language

FILES = sorted((FOLDER / Language.FR).glob("*.po"))
PLACE = re.compile(r"\{[^}]*\}")
"""What is filled in: `x` stands for it."""
FOR_PROGRAMS = {"violation.line"}
"""Lines that programs read: the same in every language."""


def texts(name: str) -> Iterator[tuple[str, str]]:
    """Every template of a French catalogue with its id."""
    for entry in entries(FOLDER / Language.FR / name):
        id_, forms = (entry.id, [entry.string]) if isinstance(entry.id, str) else (entry.id[0], entry.string)
        yield from ((id_, PLACE.sub("x", form)) for form in forms)


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_signs_have_their_spaces(name: str) -> None:
    for id_, text in texts(name):
        # A colon in a time, an address or a code has none; one that ends a word has.
        bare = re.search(r"(?<![\u00a0\u202f])[:;!?](?=\s|$)|[^\u00a0]»|«[^\u00a0]| %", text)
        assert id_ in FOR_PROGRAMS or bare is None, f"{id_}: a no-break space (U+00A0) is missing: {bare}"


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_there_is_one_apostrophe(name: str) -> None:
    assert [id_ for id_, text in texts(name) if re.search(r"\w'\w", text)] == []


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_a_number_stays_with_its_noun(name: str) -> None:
    """In singulars and plurals: their number stands before its noun, on the same line."""
    for entry in entries(FOLDER / Language.FR / name):
        if not isinstance(entry.id, str):
            assert [form for form in entry.string if re.search(r"\{n\} \w", form)] == [], entry.id
