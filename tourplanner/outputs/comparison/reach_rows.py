"""How many residents are near help, by plan, as rows of a comparison."""

from collections.abc import Sequence

from tourplanner.outputs.comparison.rows import Cell, Row
from tourplanner.wording.comparison import signed
from tourplanner.wording.format import integer
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


def reach_rows(minutes: Sequence[int], within: Sequence[Sequence[int]], lang: Language) -> tuple[Row, ...]:
    """A row for each drive; `within` are the residents by plan, the base first, and by drive."""
    words = words_in(lang)

    def cell(counts: Sequence[int], rank: int) -> Cell:
        delta = "" if counts is within[0] else signed(counts[rank] - within[0][rank], "", lang)
        return Cell(integer(counts[rank], lang), delta)

    return tuple(
        Row(words("whatif.within", minutes=each), tuple(cell(counts, rank) for counts in within))
        for rank, each in enumerate(minutes)
    )
