"""A small grid over a small config: twelve combinations, each solved in milliseconds."""

from pathlib import Path

from tests.cli.commands import small

GRID = """\
format = 1
title = "Essai de grille"
[[axes]]
name = "Semaines"
[[axes.options]]
name = "une"
[[axes.options]]
name = "deux"
set.calendar.weeks = 2
[[axes.options]]
name = "quatre"
set.calendar.weeks = 4
[[axes]]
name = "Dépôt"
[[axes.options]]
name = "Auch"
[[axes.options]]
name = "Gimont"
[axes.options.change.depots.auch]
latitude = 43.62833
longitude = 0.87556
[[axes]]
name = "Touget"
[[axes.options]]
name = "avec"
[[axes.options]]
name = "sans"
[axes.options.remove]
stops = ["32448"]
"""


def small_grid(folder: Path, old: str = "", new: str = "") -> tuple[Path, Path]:
    """The files of the config and of the grid, with a text of the grid replaced."""
    assert not old or old in GRID
    grid = folder / "grille.toml"
    grid.write_text(GRID.replace(old, new, 1) if old else GRID, encoding="utf-8")
    return small(folder), grid
