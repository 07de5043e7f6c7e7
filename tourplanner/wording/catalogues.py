"""The words of a language by the ids of messages: gettext catalogues, compiled."""

import contextlib
import gettext
import io
import os
from functools import cache
from pathlib import Path

from tourplanner.wording.language import Language
from tourplanner.wording.source_sum import SOURCE_SUM, source_sum

FOLDER = Path(__file__).parent / "locale"
COMPILED = "tourplanner.mo"


@cache
def catalogue(lang: Language) -> gettext.GNUTranslations:
    """The catalogue of a language, read once."""
    folder = FOLDER / lang.value
    file = folder / COMPILED
    if not any(folder.glob("*.po")):
        return gettext.GNUTranslations(io.BytesIO(file.read_bytes()))
    return of_checkout(folder, file)


def template(id_: str, number: int | None, lang: Language) -> str:
    """The words of an id, their places to be filled; the id itself where there are none.

    Parameters
    ----------
    number
        What chooses between singular and plural; None for messages that have one form.
    """
    words = catalogue(lang)
    if number is None:
        return words.gettext(id_)
    return words.ngettext(id_, id_, abs(number))


def of_checkout(folder: Path, file: Path) -> gettext.GNUTranslations:
    """The catalogue of sources that may have changed since it was compiled."""
    # None is there yet, or one that another user keeps to himself.
    with contextlib.suppress(OSError):
        words = gettext.GNUTranslations(io.BytesIO(file.read_bytes()))
        if words.info().get(SOURCE_SUM) == source_sum(folder):
            return words
    # Babel's reader is slow to load, and not needed where nothing changed.
    from tourplanner.wording.compiling import compiled  # noqa: PLC0415

    data = compiled(folder)
    _keep(data, file)
    return gettext.GNUTranslations(io.BytesIO(data))


def _keep(data: bytes, file: Path) -> None:
    """Keep a compiled catalogue for the next time, if the checkout may be written."""
    # Made as any file is, so that whoever may read the sources may read it too.
    kept = file.with_name(f"{COMPILED}-{os.getpid()}")
    with contextlib.suppress(OSError):
        kept.write_bytes(data)
        kept.replace(file)
