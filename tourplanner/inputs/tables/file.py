"""One table of a planner's own, named in a config, read by its declared columns."""

from pathlib import Path

from tourplanner.errors import Fault
from tourplanner.inputs.tables.columns import declared_tables
from tourplanner.inputs.tables.csvtext import read_sheet
from tourplanner.inputs.tables.headers import header_faults, in_declared_words
from tourplanner.inputs.tables.records import Table
from tourplanner.inputs.tables.rows import read_rows
from tourplanner.message import Notify


def read_table_file(path: Path, kind: str, notify: Notify) -> tuple[Table, tuple[Fault, ...]]:
    """The table of that `kind` in a file, and all that is wrong with it; it may have no rows.

    Raises
    ------
    InputError
        If the file cannot be read at all.
    """
    columns = declared_tables()[kind]
    sheet = in_declared_words(read_sheet(path, path.name, notify), columns, notify)
    if not sheet.rows and not sheet.broken:
        return Table(kind, sheet.file, (), whole=True), tuple(header_faults(sheet, columns))
    return read_rows(kind, sheet, columns, notify)
