"""Compiling the catalogues: ``locale/<language>/*.po`` into one ``tourplanner.mo`` a language.

It is done when a package is built (`build_hook`), so that an installed one reads no sources; a checkout
does it by itself where a source has changed.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tourplanner.wording.source_sum import SOURCE_SUM, source_sum

PLURALS = {"fr": "nplurals=2; plural=(n > 1);", "en": "nplurals=2; plural=(n != 1);"}
"""One and other of CLDR; its third French form is for whole millions, which nothing here counts."""


def compiled(folder: Path) -> bytes:
    """The ``.mo`` of all source catalogues of a language; the same bytes for the same sources.

    Raises
    ------
    ValueError
        If an id stands there twice, or a file is not a catalogue.
    """
    whole = _Whole(folder.name, source_sum(folder))
    for file in sorted(folder.glob("*.po")):
        for entry in entries(file):
            if entry.id in whole:
                raise ValueError(f"{file.name}: {entry.id} is there twice")
            whole.add(entry.id, entry.string)
    buffer = io.BytesIO()
    write_mo(buffer, whole)
    return buffer.getvalue()


def entries(file: Path) -> Iterator[Message]:
    """The messages of a source catalogue, without its header.

    Raises
    ------
    ValueError
        If the file is not a catalogue, or an id stands there twice.
    """
    text = file.read_text(encoding="utf-8")
    found = [entry for entry in read_po(io.StringIO(text), abort_invalid=True) if entry.id]
    if len(found) != text.count("\nmsgid ") - text.count('\nmsgid ""\n'):
        raise ValueError(f"{file.name}: an id is there twice")
    yield from found


class _Whole(Catalog):  # type: ignore[misc]
    """A catalogue whose header tells what it was made from, and no time."""

    def __init__(self, language: str, made_from: str) -> None:
        super().__init__(locale=language)
        self.header_lines = (
            "Content-Type: text/plain; charset=utf-8",
            f"Plural-Forms: {PLURALS[language]}",
            f"{SOURCE_SUM}: {made_from}",
        )

    def __iter__(self) -> Iterator[Message]:
        _header, *messages = super().__iter__()
        yield Message("", "\n".join(self.header_lines) + "\n")
        yield from messages
