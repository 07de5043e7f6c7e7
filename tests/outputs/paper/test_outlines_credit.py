"""Whose the outlines on paper are."""

from tourplanner.outputs.paper.outlines import outlines_credit
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


def test_outlines_are_credited_where_there_are_some() -> None:
    words = words_in(Language.EN)
    assert outlines_credit({"features": []}, words) == ""
    assert outlines_credit({"features": [{}]}, words) == "Outlines of communes: IGN Admin Express."
