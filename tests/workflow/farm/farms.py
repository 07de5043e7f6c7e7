"""A small farm over a small dossier and a small département: jobs of some hundredths of a second."""

from pathlib import Path

from tests.cli.commands import small
from tests.workflow.grids import grid_text

FARM = """\
format = 1
title = "Essai de série"
why = "Pour voir."
grids = ["grille"]
seeds = [0, 1]
[[instances]]
dossiers = ["essai.toml"]
[[instances]]
departements = ["48"]
choose = 4
largest = 5000
weeks = 1
"""
"""A dossier, and a département in which communes are chosen; `grille.toml` and `essai.toml` lie beside it."""

ALONE = ('[[instances]]\ndepartements = ["48"]\nchoose = 4\nlargest = 5000\nweeks = 1\n', "")
"""What is taken out of the small farm, so that its dossier is left alone, which is planned at once."""

GRID = grid_text(
    "Petite grille",
    {
        "Semaines": {"une": "", "deux": "set.calendar.weeks = 2"},
        "Travail": {
            "tel quel": "",
            "court": "set.work.max_work_minutes_day = 480",
            "long": "set.work.max_work_minutes_day = 660",
        },
    },
)


def small_farm(folder: Path, old: str = "", new: str = "") -> Path:
    """The file of the farm, with a text of it replaced, beside its dossier and its grid."""
    assert not old or old in FARM
    small(folder)
    (folder / "grille.toml").write_text(GRID, encoding="utf-8")
    file = folder / "serie.toml"
    file.write_text(FARM.replace(old, new, 1) if old else FARM, encoding="utf-8")
    return file
