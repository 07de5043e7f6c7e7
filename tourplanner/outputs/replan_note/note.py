"""Proposals in, one HTML page out: what each changes and for whom, and what more changes would save."""

from pathlib import Path

from tourplanner.files.write import write_atomically
from tourplanner.outputs.note_page.page import note_template
from tourplanner.outputs.replan_note.chart import chart
from tourplanner.outputs.replan_note.view import ReplanNote
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


def render(note: ReplanNote, lang: Language) -> str:
    """The note as an HTML document, which asks nothing of a network."""
    return note_template(__package__).render(
        note=note,
        lang=lang.value,
        words=words_in(lang),
        chart=chart(note, lang) if len(note.points) > 1 and not note.is_flat else None,
    )


def write(note: ReplanNote, lang: Language, path: Path) -> None:
    """Write the note to `path`.

    Raises
    ------
    InputError
        If `path` cannot be written.
    """
    write_atomically(path, render(note, lang))
