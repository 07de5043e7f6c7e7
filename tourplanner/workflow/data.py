"""Judging tables of places."""

from pathlib import Path

from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import TableSummary, check_tables
from tourplanner.message import Notify

__all__ = ["TableSummary", "check_data"]


def check_data(path: Path | None, notify: Notify) -> tuple[TableSummary, ...]:
    """Judge a table or a folder of tables; None for those that ship with tourplanner.

    Raises
    ------
    InputError
        With all faults of all files.
    """
    return check_tables(data_folder() if path is None else path, notify)
