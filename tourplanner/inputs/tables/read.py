"""The tables of places: read into a catalogue, or judged before they replace the shipped ones.

Every fault of every file is told in one error. `data/columns.csv` declares what each column holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tourplanner.domain.place import Catalogue
from tourplanner.domain.territory import HOME, Territory
from tourplanner.errors import InputError
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.catalogue import CATALOGUE_TABLES, build_catalogue
from tourplanner.inputs.tables.columns import declared_tables
from tourplanner.inputs.tables.csvtext import read_sheet
from tourplanner.inputs.tables.judged import judge_tables
from tourplanner.inputs.tables.kinds import kind_of_file, kind_of_header
from tourplanner.inputs.tables.shipped import shipped_parts
from tourplanner.message import Message, Notify, message, silent


@dataclass(frozen=True, slots=True)
class TableSummary:
    """A table that was judged good: its file's name, what kind of table it is, and its rows."""

    file: str
    kind: str
    rows: int


def read_catalogue(folder: Path, notify: Notify, territory: Territory = HOME) -> Catalogue:
    """Every place of the tables in `folder`; a table that is absent there is the shipped one.

    Parameters
    ----------
    folder
        A folder with any of communes.csv, intercommunalites.csv, france_services.csv and fixed_sites.csv.
    notify
        Told once of every liberty taken with a file: its encoding, separators, decimal commas, dates.
    territory
        Whose tables are the shipped ones. Where none is named and the folder has communes, those of their
        départements.

    Raises
    ------
    InputError
        With all faults of all files.
    """
    _require_folder(folder)
    own = {kind: folder / f"{kind}.csv" for kind in CATALOGUE_TABLES} if folder != data_folder() else {}
    own = {kind: path for kind, path in own.items() if path.exists()}
    if territory.is_abroad and "communes" not in own:
        what = message("csv.nothing-shipped", country=territory.country)
        raise InputError.of(str(folder / "communes.csv"), what, message("csv.own-tables"))
    if own:
        return _read(own, territory, notify)
    states = [part.state for kind in CATALOGUE_TABLES for part in shipped_parts(kind, territory)]
    catalogue, notices = _read_once(territory, *states)
    for notice in notices:
        notify(notice)
    return catalogue


@lru_cache(maxsize=4)
def _read_once(territory: Territory, *_states: tuple[int, int]) -> tuple[Catalogue, tuple[Message, ...]]:
    """A shipped catalogue, with its notices: every command and every page asks for it, and it stays.

    The states of the files are with it, so that other files are read anew.
    """
    notices: list[Message] = []
    return _read({}, territory, notices.append), tuple(notices)


def _read(own: Mapping[str, Path], territory: Territory, notify: Notify) -> Catalogue:
    tables, faults = judge_tables(own, territory, notify)
    if faults:
        raise InputError(faults)
    return build_catalogue(tables)


def check_tables(path: Path, notify: Notify) -> tuple[TableSummary, ...]:
    """Judge one table, or every table of a folder, as replacements of the shipped ones.

    A single table is judged together with its neighbours in the folder, as it would be read.

    Parameters
    ----------
    path
        A CSV file, its kind known by its name or else by its header; or a folder.
    notify
        As in `read_catalogue`; also told of CSV files in a folder that are not tables of tourplanner.

    Returns
    -------
    tuple of TableSummary
        One for the file, or for every table in the folder by name.

    Raises
    ------
    InputError
        With all faults of all files.
    """
    if not path.exists():
        raise InputError.of(str(path), message("csv.no-file-or-folder"))
    asked = _tables_in(path, notify) if path.is_dir() else {_kind(path): path}
    folder = path if path.is_dir() else path.parent
    neighbours = {kind: folder / f"{kind}.csv" for kind in CATALOGUE_TABLES}
    beside = {kind: file for kind, file in neighbours.items() if file.exists()}
    tables, faults = judge_tables(beside | asked, HOME, notify)
    if faults:
        raise InputError(faults)
    return tuple(TableSummary(file.name, kind, len(tables[kind].records)) for kind, file in asked.items())


def _require_folder(folder: Path) -> None:
    if not folder.is_dir():
        what = message("csv.not-a-folder") if folder.exists() else message("csv.no-folder")
        raise InputError.of(str(folder), what)


def _kind(path: Path) -> str:
    """Kind of a single file; its notices come when it is judged."""
    return kind_of_file(path) or kind_of_header(read_sheet(path, path.name, silent))


def _tables_in(folder: Path, notify: Notify) -> dict[str, Path]:
    found = {}
    for path in sorted(folder.glob("*.csv")):
        if kind := kind_of_file(path):
            found[kind] = path
        else:
            alike = nearest(path.stem, declared_tables())
            likely = [message("csv.not-a-table-maybe", file=path.name, meant=f"{each}.csv") for each in alike]
            notify(likely[0] if likely else message("csv.not-a-table", file=path.name))
    if not found:
        names = [f"{kind}.csv" for kind in declared_tables()]
        raise InputError.of(str(folder), message("csv.no-table", names=names))
    return found
