"""Where the tables of places of a dossier are."""

from pathlib import Path

from tourplanner.domain.territory import Territory
from tourplanner.inputs.shipped import data_folder


def tables_folder(home: Path, data: Path | None, territory: Territory) -> Path:
    """The folder of the tables of a dossier in `home`: the one that was asked for, else the shipped one.

    Of another country nothing is shipped: a dossier there has tables of its own beside its config.
    """
    if data is not None:
        return data
    own = territory.is_abroad and (home / "communes.csv").is_file()
    return home if own else data_folder()
