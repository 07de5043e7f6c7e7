"""The tables of places: read into a catalogue, or judged before they replace the shipped ones.

Every fault of every file is told in one error. `data/columns.csv` declares what each column holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tourplanner.domain.place import Catalogue
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.catalogue import CATALOGUE_TABLES, build_catalogue, cross_faults, lying_in
from tourplanner.inputs.tables.columns import declared_tables
from tourplanner.inputs.tables.csvtext import Sheet, read_sheet, shipped_table
from tourplanner.inputs.tables.kinds import kind_of_file, kind_of_header
from tourplanner.inputs.tables.records import Table
from tourplanner.inputs.tables.rows import read_rows
from tourplanner.message import Message, Notify, Text, message, silent


@dataclass(frozen=True, slots=True)
class TableSummary:
    """A table that was judged good: its file's name, what kind of table it is, and its rows."""

    file: str
    kind: str
    rows: int


def read_catalogue(folder: Path, notify: Notify) -> Catalogue:
    """Every place of the tables in `folder`; a table that is absent there is the shipped one.

    Parameters
    ----------
    folder
        A folder with any of communes.csv, intercommunalites.csv, france_services.csv and fixed_sites.csv.
    notify
        Told once of every liberty taken with a file: its encoding, separators, decimal commas, dates.

    Raises
    ------
    InputError
        With all faults of all files.
    """
    _require_folder(folder)
    files = _with_shipped({kind: folder / f"{kind}.csv" for kind in CATALOGUE_TABLES})
    if folder != data_folder():
        return _read(files, notify)
    catalogue, notices = _read_once(*((kind, *each, _state(each[0])) for kind, each in files.items()))
    for notice in notices:
        notify(notice)
    return catalogue


@lru_cache(maxsize=1)
def _read_once(*files: tuple[str, Path, Text, tuple[int, int]]) -> tuple[Catalogue, tuple[Message, ...]]:
    """The shipped catalogue, with its notices: every command and every page asks for it, and it stays.

    The state of each file is with it, so that other files are read anew.
    """
    notices: list[Message] = []
    return _read({kind: (path, file) for kind, path, file, _ in files}, notices.append), tuple(notices)


def _state(path: Path) -> tuple[int, int]:
    """When a file was changed, in nanoseconds, and its bytes; nothing for one that is not there."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _read(files: Mapping[str, tuple[Path, Text]], notify: Notify) -> Catalogue:
    tables, faults = _judge_files(files, notify)
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
    tables, faults = _judge_files(_with_shipped(neighbours | asked), notify)
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


def _with_shipped(files: Mapping[str, Path]) -> dict[str, tuple[Path, Text]]:
    """Each file with what faults call it, the shipped one where there is none."""
    named: dict[str, tuple[Path, Text]] = {}
    for kind, path in files.items():
        shipped = data_folder() / f"{kind}.csv"
        named[kind] = (path, path.name) if path.exists() else (shipped, shipped_table(shipped.name))
    return named


def _judge_files(
    files: Mapping[str, tuple[Path, Text]], notify: Notify
) -> tuple[Mapping[str, Table], Sequence[Fault]]:
    """The tables that could be read, by kind, and all faults of all of them."""
    tables: dict[str, Table] = {}
    faults: list[Fault] = []
    for kind, (path, file) in files.items():
        sheet = _sheet(path, file, notify, faults)
        if sheet:
            tables[kind], found = read_rows(kind, sheet, declared_tables()[kind], notify)
            faults.extend(found)
    if {"communes", "fixed_sites"} <= tables.keys() and _is_shipped(files["fixed_sites"]):
        # Whoever brings communes of another département need not bring its offices as well.
        tables["fixed_sites"] = lying_in(tables["fixed_sites"], tables["communes"])
    faults.extend(cross_faults(tables))
    return tables, faults


def _is_shipped(file: tuple[Path, Text]) -> bool:
    path, _ = file
    return path.parent == data_folder()


def _sheet(path: Path, file: Text, notify: Notify, faults: list[Fault]) -> Sheet | None:
    """The sheet of a file; None when it cannot be read at all, which `faults` then tell."""
    try:
        return read_sheet(path, file, notify)
    except InputError as error:
        faults.extend(error.faults)
        return None
