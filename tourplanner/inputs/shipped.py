"""Where the files that ship with tourplanner are."""

import difflib
from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.message import Message, message

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


def farm_folder() -> Path:
    """The folder of the shipped farms."""
    return data_folder() / "farms"


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
    known = _stems(scenario_folder())
    return _find(scenario, scenario_folder(), message("file.no-such-scenario", names=known))


def find_grid(grid: Path) -> Path:
    """The grid file meant by `grid`, as `find_scenario`.

    Raises
    ------
    InputError
        If there is no such file in either place.
    """
    known = _stems(grid_folder())
    return _find(grid, grid_folder(), message("file.no-such-grid", names=known))


def find_farm(farm: Path) -> Path:
    """The file of a farm meant by `farm`, as `find_scenario`.

    Raises
    ------
    InputError
        If there is no such file in either place.
    """
    known = _stems(farm_folder())
    return _find(farm, farm_folder(), message("file.no-such-farm", names=known))


def _find(path: Path, folder: Path, not_there: Message) -> Path:
    if path.exists():
        return path
    bare = len(path.parts) == 1
    named = folder / path.with_suffix(".toml")
    if bare and path.suffix in ("", ".toml") and named.is_file():
        return named
    raise _absent(path, not_there if bare else message("file.no-such-there"), path.stem, _stems(folder))


def _stems(folder: Path) -> list[str]:
    return sorted(each.stem for each in folder.glob("*.toml"))


def _absent(path: Path, what: Message, name: str, shipped: list[str]) -> InputError:
    nearest = difflib.get_close_matches(name, shipped, n=1)
    return InputError.of(str(path), what, message("file.meant", name=nearest[0]) if nearest else "")


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
    here = message("file.no-such-here", names=shipped)
    raise _absent(config, here if bare else message("file.no-such-there"), config.name, shipped)
