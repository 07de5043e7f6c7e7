"""A small grid over a small config: twelve combinations, each solved in milliseconds."""

from collections.abc import Mapping
from pathlib import Path

from tests.cli.commands import small

Axes = Mapping[str, Mapping[str, str]]
"""The options of each axis, by name: what they lay over, as TOML has it below ``[axes.options]``."""


def grid_text(title: str, axes: Axes) -> str:
    """The file of a grid."""
    lines = ["format = 1", f'title = "{title}"']
    for axis, options in axes.items():
        lines += ["[[axes]]", f'name = "{axis}"']
        for option, laid in options.items():
            lines += ["[[axes.options]]", f'name = "{option}"', *laid.splitlines()]
    return "\n".join([*lines, ""])


GRID = grid_text(
    "Essai de grille",
    {
        "Semaines": {"une": "", "deux": "set.calendar.weeks = 2", "quatre": "set.calendar.weeks = 4"},
        "Dépôt": {
            "Auch": "",
            "Gimont": "[axes.options.change.depots.auch]\nlatitude = 43.62833\nlongitude = 0.87556",
        },
        "Touget": {"avec": "", "sans": '[axes.options.remove]\nstops = ["32448"]'},
    },
)


def small_grid(folder: Path, old: str = "", new: str = "") -> tuple[Path, Path]:
    """The files of the config and of the grid, with a text of the grid replaced."""
    assert not old or old in GRID
    grid = folder / "grille.toml"
    grid.write_text(GRID.replace(old, new, 1) if old else GRID, encoding="utf-8")
    return small(folder), grid
