"""A choice of communes in, one HTML page out: what to choose, what else could be, at what price."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, Template, select_autoescape

from tourplanner.outputs.choice_note.chart import chart
from tourplanner.outputs.files import write_atomically
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A set of communes: what it gains and costs against the plan without it.

    ``gained`` and ``lost`` in whatever is counted, ``added`` in seconds of driving per cycle;
    ``gap`` 0 when nothing better is possible.
    """

    communes: tuple[str, ...]
    losers: tuple[str, ...]
    gained: int
    lost: int
    added: int
    gap: float


@dataclass(frozen=True, slots=True)
class ChoiceNote:
    """What the note says; ``front`` is every trade-off, from the least driving on, or empty."""

    title: str
    count: int
    candidates: int
    counted: str
    hour_worth: int
    base_drive: int
    times: str
    best: tuple[ChoiceRow, ...]
    front: tuple[ChoiceRow, ...]


def render(note: ChoiceNote, lang: Language) -> str:
    """The note as an HTML document of one A4 page, which asks nothing of a network."""
    return _template().render(
        note=note,
        lang=lang.value,
        words=words_in(lang),
        first=note.best[0],
        chart=chart(note, lang) if len(note.front) > 1 else None,
        losing=any(row.losers for row in note.best),
    )


def write(note: ChoiceNote, lang: Language, path: Path) -> None:
    """Write the note to `path`.

    Raises
    ------
    InputError
        If `path` cannot be written.
    """
    write_atomically(path, render(note, lang))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("tourplanner.outputs.choice_note", "templates"),
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("note.html")
