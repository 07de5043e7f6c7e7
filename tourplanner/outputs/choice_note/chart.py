"""The trade-off of a choice as a chart."""

from tourplanner.outputs.choice_note.view import ChoiceNote, ChoiceRow
from tourplanner.outputs.note_page.plot import Plot, Spot, plot
from tourplanner.wording.language import Language


def chart(note: ChoiceNote, lang: Language) -> Plot:
    """The chart of a note's trade-off."""
    return plot(spots(note), lang)


def spots(note: ChoiceNote) -> list[Spot]:
    """Every trade-off; the one that drives and gains as much as the first choice stands out."""
    best = note.best[0].added, _net(note.best[0])
    return [
        Spot(row.added, _net(row), ", ".join(row.communes), (row.added, _net(row)) == best)
        for row in note.front
    ]


def _net(row: ChoiceRow) -> int:
    return row.gained - row.lost
