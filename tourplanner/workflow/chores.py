"""What is done around plans: a config to start from, and judging tables of places."""

from pathlib import Path

from tourplanner.inputs.config import read_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.starter import STARTER, write_new, write_starter
from tourplanner.inputs.tables import TableSummary, check_tables, read_catalogue
from tourplanner.message import Notify
from tourplanner.outputs.config_workbook import render
from tourplanner.workflow.sources import locate

__all__ = ["TableSummary", "check_data", "new", "new_workbook"]

WORKBOOK = "plan.xlsx"


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


def new_workbook(folder: Path, config: Path | None, data: Path | None, notify: Notify) -> tuple[Path, ...]:
    """Write the workbook of a config into `folder`; the files that were written.

    Parameters
    ----------
    config
        A path or the bare name of a shipped config, TOML or a workbook; None for the one to start from.
    data
        A folder of tables that replace the shipped ones, with the communes to choose from.

    Raises
    ------
    InputError
        If it is there already or cannot be written, or with all faults of the config.
    """
    catalogue = read_catalogue(data or data_folder(), notify)
    source = locate(config) if config is not None else data_folder() / STARTER
    file = folder / WORKBOOK
    write_new(file, render(read_config(source, catalogue, notify).table, catalogue))
    return (file,)
