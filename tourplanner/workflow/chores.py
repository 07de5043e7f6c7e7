"""What is done around plans: a config to start from, and judging tables of places."""

from pathlib import Path

from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.starter import write_starter
from tourplanner.inputs.tables import TableSummary, check_tables
from tourplanner.workflow.sources import Notify

__all__ = ["TableSummary", "check_data", "new"]


def check_data(path: Path | None, notify: Notify) -> tuple[TableSummary, ...]:
    """Judge a table or a folder of tables; None for those that ship with tourplanner.

    Raises
    ------
    InputError
        With all faults of all files.
    """
    return check_tables(data_folder() if path is None else path, notify)


def new(folder: Path) -> tuple[Path, ...]:
    """Write a commented config to start from into `folder`; the files that were written.

    Raises
    ------
    InputError
        If it is there already, or cannot be written.
    """
    return write_starter(folder)
