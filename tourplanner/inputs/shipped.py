"""Where the files that ship with tourplanner are."""

import difflib
from pathlib import Path

from tourplanner.errors import InputError

_PACKAGE = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """The folder of the shipped data: inside the installed package, else beside it in a checkout."""
    installed = _PACKAGE / "data"
    return installed if installed.is_dir() else _PACKAGE.parent / "data"


def scenario_folder() -> Path:
    """The folder of the shipped scenarios."""
    return data_folder() / "scenarios"


def grid_folder() -> Path:
    """The folder of the shipped grids of scenarios."""
    return data_folder() / "grids"


def find_scenario(scenario: Path) -> Path:
    """The scenario file meant by `scenario`: that path, else the shipped one of that name.

    Parameters
    ----------
    scenario
        A path, or the bare name of a shipped scenario, with or without its ``.toml``.

    Raises
    ------
    InputError
        If there is no such file in either place.
    """
    return _find(scenario, scenario_folder(), "scenarios")


def find_grid(grid: Path) -> Path:
    """The grid file meant by `grid`, as `find_scenario`.

    Raises
    ------
    InputError
        If there is no such file in either place.
    """
    return _find(grid, grid_folder(), "grids")


def _find(path: Path, folder: Path, noun: str) -> Path:
    if path.exists():
        return path
    bare = len(path.parts) == 1
    named = folder / path.with_suffix(".toml")
    if bare and path.suffix in ("", ".toml") and named.is_file():
        return named
    shipped = sorted(each.stem for each in folder.glob("*.toml"))
    nearest = difflib.get_close_matches(path.stem, shipped, n=1)
    where = f"neither here nor among the shipped {noun} ({', '.join(shipped)})" if bare else "there"
    raise InputError.of(str(path), f"no such file {where}", f"{nearest[0]} is meant" if nearest else "")


def find_config(config: Path) -> Path:
    """The config file meant by `config`: that path, else the shipped file of that name.

    Parameters
    ----------
    config
        A path, or the bare name of a shipped config such as ``pilot.toml``.

    Raises
    ------
    InputError
        If there is no such file in either place.
    """
    if config.exists():
        return config
    bare = len(config.parts) == 1
    if bare and (data_folder() / config).is_file():
        return data_folder() / config
    shipped = sorted(path.name for path in data_folder().glob("*.toml"))
    nearest = difflib.get_close_matches(config.name, shipped, n=1)
    where = f"neither here nor among the shipped files ({', '.join(shipped) or 'none'})" if bare else "there"
    maybe = f"{nearest[0]} is meant" if nearest else ""
    raise InputError.of(str(config), f"no such file {where}", maybe)
