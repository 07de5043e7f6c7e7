"""The words of a language by the ids of messages: gettext catalogues, compiled."""

import gettext
import io
import tempfile
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
    return _of_checkout(folder, file)


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


def _of_checkout(folder: Path, file: Path) -> gettext.GNUTranslations:
    """The catalogue of sources that may have changed since it was compiled."""
    if file.exists():
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
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=COMPILED, delete=False) as kept:
            kept.write(data)
        Path(kept.name).replace(file)
    except OSError:
        return
