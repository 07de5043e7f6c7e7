"""The note of a comparison: what it says, on how many pages, and that it is for everybody."""

from dataclasses import replace

import pytest

from tests.outputs.paper.reading import letters_outside, reader, text_of
from tourplanner.outputs.comparison.view import ComparisonView
from tourplanner.outputs.paper.comparison_note import render
from tourplanner.wording.language import Language
from tourplanner.workflow.compared.whatif import compare, view_of
from tourplanner.workflow.compared.within import MINUTES, residents_within
from tourplanner.workflow.plan_options import PlanOptions

pytestmark = [pytest.mark.paper, pytest.mark.slow]


@pytest.fixture(scope="module")
def compared() -> tuple[ComparisonView, tuple[tuple[int, ...], ...]]:
    """The pilot beside three scenarios, one of which moves every commune."""
    found = compare("pilot.toml", ["tenareze", "deuxieme-van", "sans-vendredi"], PlanOptions())
    return view_of(found), residents_within(found.plans)


def test_all_that_a_meeting_asks_on_two_pages(
    compared: tuple[ComparisonView, tuple[tuple[int, ...], ...]],
) -> None:
    pdf = render(compared[0], MINUTES, compared[1], Language.FR)
    text = text_of(pdf)
    assert len(reader(pdf).pages) <= 2
    assert letters_outside(pdf) == []
    for rated in compared[0].comparison.all:
        assert rated.case.title in text
        assert rated.case.why in text
    # Hours, cost, and residents within each drive.
    assert "26 h 42" in text
    assert "+921 €" in text
    assert all(f"à {minutes} minutes ou moins" in text for minutes in MINUTES)
    assert "+6 322" in text
    # A commune that is new has no half-day yet; what is proven stands beside every plan.
    assert "Valence-sur-Baïse pas desservie sem. 2, jeudi matin" in text
    assert text.count("Il est prouvé qu’aucun plan tenant ces promesses ne demande moins de conduite.") == 3
    assert "8 permanences promises sans date" in text


def test_it_is_the_same_again_and_accessible(
    compared: tuple[ComparisonView, tuple[tuple[int, ...], ...]],
) -> None:
    once, again = (render(compared[0], MINUTES, compared[1], Language.EN) for _ in range(2))
    assert once == again
    catalogue = reader(once).trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "en"
    assert "What is proven" in text_of(once)


def test_names_stay_names(compared: tuple[ComparisonView, tuple[tuple[int, ...], ...]]) -> None:
    view, within = compared
    odd = '#set page(fill: red) $x$ *a* <script> " \\'
    base = view.comparison.base
    titled = replace(view.comparison, base=replace(base, case=replace(base.case, title=odd)))
    text = text_of(render(ComparisonView(titled, view.plans), MINUTES, within, Language.FR))
    assert "#set page(fill: red) $x$ *a* <script>" in text
