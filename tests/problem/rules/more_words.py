"""The words of a rule that is tried out, behind those that are shipped."""

import gettext
import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from tourplanner.wording.catalogues import catalogue
from tourplanner.wording.compiling import compiled
from tourplanner.wording.language import Language


def add_words(
    words: Mapping[Language, Mapping[str, str]], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Have messages worded, until the test is over; their catalogues are written into an empty folder."""
    for lang, texts in words.items():
        entries = [f'msgid "{id_}"\nmsgstr "{text}"\n' for id_, text in texts.items()]
        here = folder / lang
        here.mkdir()
        plurals = "plural=(n > 1)" if lang is Language.FR else "plural=(n != 1)"
        head = (
            'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
            f'"Language: {lang}\\n"\n"Plural-Forms: nplurals=2; {plurals};\\n"\n'
        )
        (here / "rule.po").write_text("\n".join([head, *entries]), encoding="utf-8")
        more = gettext.GNUTranslations(io.BytesIO(compiled(here)))
        monkeypatch.setattr(catalogue(lang), "_fallback", more)
