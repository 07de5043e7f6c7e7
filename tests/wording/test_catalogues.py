"""The catalogues of both languages say the same things, and all that the code asks for."""

import ast
import re
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from tests.wording.mixed import english_in
from tourplanner.wording.catalogues import COMPILED, FOLDER, of_checkout
from tourplanner.wording.compiling import PLURALS, compiled, entries
from tourplanner.wording.forms import is_form
from tourplanner.wording.language import Language

PACKAGE = FOLDER.parent.parent
ASKED = frozenset({"message", "words", "words_in", "say", "DIRECTORIES"})
"""What is called with the id of a message: ``words("map.title")``, ``words_in(lang)("map.title")``."""
WRITTEN_OUT = (
    "book", "calendar", "index", "open-data", "output", "poster", "published", "sheet", "system", "track",
)  # fmt: skip
NAMES = tuple(sorted({file.name for file in FOLDER.glob("*/*.po")}))


@cache
def catalogue(lang: Language, name: str) -> dict[str, tuple[str, ...]]:
    """The templates of a catalogue by id: one, or singular and plural."""
    return {
        entry.id if isinstance(entry.id, str) else entry.id[0]: (
            (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)
        )
        for entry in entries(FOLDER / lang / name)
    }


def places(template: str) -> set[tuple[str, str]]:
    """The names and forms of the places of a template."""
    return {(name, form or "") for _, name, form, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_messages(name: str) -> None:
    french, english = (catalogue(lang, name) for lang in Language)
    assert french.keys() == english.keys()
    assert {key.partition(".")[0] for key in french} == {name.removesuffix(".po")}


@pytest.mark.parametrize("lang", list(Language))
@pytest.mark.parametrize("name", NAMES)
def test_every_message_is_there_with_all_its_forms(name: str, lang: Language) -> None:
    for key, templates in catalogue(lang, name).items():
        assert all(templates), key
        plural = len(catalogue(Language.FR, name)[key]) > 1
        assert len(templates) == (2 if plural else 1), key
        assert not plural or any(place == "n" for text in templates for place, _ in places(text)), key


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_fill_the_same_places(name: str) -> None:
    for key, french in catalogue(Language.FR, name).items():
        english = catalogue(Language.EN, name)[key]
        named = [{place for text in texts for place, _ in places(text)} for texts in (french, english)]
        assert named[0] == named[1], key
        assert all(place.isidentifier() for place in named[0]), key


@pytest.mark.parametrize("lang", list(Language))
@pytest.mark.parametrize("name", NAMES)
def test_places_have_forms_that_there_are(name: str, lang: Language) -> None:
    for key, templates in catalogue(lang, name).items():
        for text in templates:
            assert all(not form or is_form(form) for _, form in places(text)), key


@pytest.mark.parametrize("lang", list(Language))
def test_every_value_in_a_command_of_a_message_is_typed(lang: Language) -> None:
    texts = [text for name in NAMES for many in catalogue(lang, name).values() for text in many]
    commands = [text for text in texts if re.search(r"tourplanner [a-z]+ \{", text)]
    assert len(commands) >= 7
    assert not [text for text in commands if re.search(r"\{(folder|config)\}", text)]


AS_TYPED = {"config.both", "event.date-or-span", "event.open-that-day"}
"""What names keys, or says what to type: its days stand as a file has them."""


@pytest.mark.parametrize("lang", list(Language))
@pytest.mark.parametrize("name", NAMES)
def test_a_date_in_a_sentence_says_its_form(name: str, lang: Language) -> None:
    for key, templates in catalogue(lang, name).items():
        bare = {place for text in templates for place, form in places(text) if not form}
        assert key in AS_TYPED or not bare & {"day", "first", "last", "until"}, key


def test_a_language_has_its_plurals() -> None:
    assert PLURALS.keys() == {lang.value for lang in Language}


def test_compiled_catalogues_are_the_same_bytes_every_time() -> None:
    for lang in Language:
        assert compiled(FOLDER / lang) == compiled(FOLDER / lang)


def _asked() -> Iterator[tuple[str, Path]]:
    """Ids that the code asks for in so many letters: first arguments of `message` and of words."""
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            named = node.func.func if isinstance(node.func, ast.Call) else node.func
            called = named.id if isinstance(named, ast.Name) else getattr(named, "attr", "")
            first = node.args[0]
            is_text = isinstance(first, ast.Constant) and isinstance(first.value, str)
            if called in ASKED and is_text:
                yield first.value, file


def _asked_by_templates() -> Iterator[tuple[str, Path]]:
    """Ids that templates of pages ask for."""
    for file in (*PACKAGE.rglob("templates/*.html"), *PACKAGE.rglob("templates/*.jinja")):
        for key in re.findall(r"""\bwords\(["']([\w.-]+)["']\s*[,)]""", file.read_text(encoding="utf-8")):
            yield key, file


def test_all_that_templates_ask_for_is_there() -> None:
    known = {key for name in NAMES for key in catalogue(Language.FR, name)}
    asked = list(_asked_by_templates())
    assert len(asked) > 50
    assert [f"{file.name}: {key}" for key, file in asked if key not in known] == []


def test_all_that_the_code_asks_for_is_there() -> None:
    known = {key for name in NAMES for key in catalogue(Language.FR, name)}
    assert [f"{file.name}: {key}" for key, file in _asked() if key not in known] == []


def test_nothing_is_there_that_is_never_asked_for() -> None:
    """Of the catalogues whose ids all stand in so many letters in the code."""
    asked = {key for key, _ in (*_asked(), *_asked_by_templates())}
    for name in WRITTEN_OUT:
        assert sorted(catalogue(Language.FR, f"{name}.po").keys() - asked) == []


IN_BOTH = {"hint.travel.corrections", "help.tourplanner.end"}
"""Messages that name columns without quotation marks, and that which says how to have English."""


@pytest.mark.parametrize("name", NAMES)
def test_french_has_no_english_words(name: str) -> None:
    french = catalogue(Language.FR, name)
    mixed = {key: found for key, texts in french.items() if (found := english_in(" ".join(texts)))}
    assert mixed.keys() <= IN_BOTH, mixed


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes there")
def test_what_a_checkout_compiles_may_be_read_by_whoever_reads_its_sources(tmp_path: Path) -> None:
    folder = tmp_path / "fr"
    shutil.copytree(FOLDER / Language.FR, folder)
    kept = folder / COMPILED
    kept.unlink(missing_ok=True)
    assert of_checkout(folder, kept).gettext("travel.osm").startswith("Temps de trajet")
    (folder / "sources").touch()
    assert kept.stat().st_mode == (folder / "sources").stat().st_mode


def test_a_compiled_catalogue_that_cannot_be_read_is_compiled_in_memory(tmp_path: Path) -> None:
    folder = tmp_path / "fr"
    shutil.copytree(FOLDER / Language.FR, folder)
    (folder / COMPILED).unlink(missing_ok=True)
    # Not even root can read a folder.
    (folder / COMPILED).mkdir()
    assert of_checkout(folder, folder / COMPILED).gettext("travel.osm").startswith("Temps de trajet")
