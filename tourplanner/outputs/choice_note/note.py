"""A choice of communes in, one HTML page out: what to choose, what else could be, at what price."""

from pathlib import Path

from tourplanner.files.write import write_atomically
from tourplanner.outputs.choice_note.chart import chart
from tourplanner.outputs.choice_note.view import ChoiceNote
from tourplanner.outputs.note_page.page import note_template
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


def render(note: ChoiceNote, lang: Language) -> str:
    """The note as an HTML document of one A4 page, which asks nothing of a network."""
    return note_template(__package__).render(
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
