"""A config to start from: TOML with comments, or a workbook."""

from pathlib import Path

from tourplanner.inputs.config.read import read_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.starter import STARTER, write_new, write_starter
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.message import Notify
from tourplanner.outputs.config_workbook import render
from tourplanner.workflow.source import locate

WORKBOOK = "plan.xlsx"


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
