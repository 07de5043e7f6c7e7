"""The page of a farm: what it calls its jobs, and what it says of few of them."""

from collections.abc import Sequence

from tourplanner.outputs.farm.page import render
from tourplanner.outputs.farm.view import FarmRow, FarmView, Spent
from tourplanner.wording.language import Language

FIGURES = {"visits": 2, "residents": 300, "drive_seconds": 3600, "distance_m": 50_000, "tours": 1}


def row(name: str, *, seed: int = 0, fails: bool = False) -> FarmRow:
    """A job of a dossier, planned and proven unless it fails."""
    found: dict[str, object] = {"status": "optimal", "gap": 0.0, "figures": FIGURES}
    key = f"{name}{seed}"
    return FarmRow(
        key,
        "dossier",
        name,
        name,
        "",
        "",
        "",
        seed,
        None if fails else found,
        None if fails else Spent(9.6, 1),
    )


def page(rows: Sequence[FarmRow], core_seconds: float = 19.2) -> str:
    """The French page of jobs."""
    failures = {each.key: "pas de dépôt" for each in rows if each.found is None}
    view = FarmView("Essai", "", "serie.toml", lambda: iter(rows), core_seconds, failures, has_visits=False)
    return render(view, Language.FR)


def test_what_did_not_fail_is_shown_whole_and_not_as_the_best_of_all() -> None:
    shown = page([row("Auch"), row("Mende", fails=True)])

    assert "premiers sur" not in shown
    assert shown.count("<dt>") == 1
    assert "pas de dépôt" in shown
    assert "2 premiers sur 2" not in page([row("Auch"), row("Mende")])


def test_seconds_of_a_processor_are_not_rounded_to_no_hour() -> None:
    assert "<strong>20\u00a0s</strong> de processeur" in page([row("Auch")])
    assert "<strong>1\u00a0s</strong> de processeur" in page([row("Auch")], 0.3)
    assert "<strong>2\u00a0h</strong> de processeur" in page([row("Auch")], 7200)


def test_a_second_seed_is_called_so() -> None:
    assert "Auch · graine\u00a01" in page([row("Auch"), row("Auch", seed=1)])
