"""The note of a comparison for a meeting, as a PDF."""

from collections.abc import Sequence

from tourplanner.outputs.comparison.view import ComparisonView
from tourplanner.outputs.paper.comparison_note import render
from tourplanner.wording.language import Language
from tourplanner.workflow.compared.within import MINUTES, residents_within
from tourplanner.workflow.planned import Planned


def meeting_note(view: ComparisonView, plans: Sequence[Planned], lang: Language) -> bytes:
    """The note of plans side by side, with how near help comes to residents under each of them."""
    return render(view, MINUTES, residents_within(plans), lang)
