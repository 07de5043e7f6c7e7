"""Hundreds of scenarios at once: every combination of a grid, solved side by side and kept."""

from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from tourplanner.errors import Fault, InputError
from tourplanner.files.writable import require_writable
from tourplanner.files.write import write_all
from tourplanner.inputs.slug import file_name
from tourplanner.message import message, silent
from tourplanner.outputs.comparison.grid_table import GridRow, GridTable, render_csv, render_json
from tourplanner.scenario.grid import Grid, read_grid
from tourplanner.scenario.lay import lay
from tourplanner.workflow.compared.grid_cell import Answer, Cell, solve_cell
from tourplanner.workflow.jobs.job import Job
from tourplanner.workflow.jobs.program import digest, program
from tourplanner.workflow.jobs.runners import Runner, one_by_one
from tourplanner.workflow.jobs.store import Store
from tourplanner.workflow.jobs.work_through import Observe, work_through
from tourplanner.workflow.people.drawn import drawn_by
from tourplanner.workflow.plan import default_folder
from tourplanner.workflow.plan_options import DEFAULT, PlanOptions
from tourplanner.workflow.sources.source import Dates, Source, edited, read_source

CELLS = "cells"
CSV = "grid.csv"
JSON = "grid.json"


@dataclass(frozen=True, slots=True)
class Gridded:
    """A solved grid, its files, and how many answers an earlier run had left."""

    table: GridTable
    csv: Path
    json: Path
    resumed: int


def solve_grid(
    config: Path | str | None,
    grid: Path | str | Grid,
    out: Path | str | None = None,
    runner: Runner = one_by_one,
    options: PlanOptions = DEFAULT,
    observe: Observe | None = None,
    plain: bool = False,
) -> Gridded:
    """Solve every combination of a grid over a config, and write one table of all.

    Each answer is kept in the folder as soon as it is there, under the hash of all that it depends on:
    after an interruption the same call goes on from there, and a changed grid solves only what is new.

    Parameters
    ----------
    out
        The folder; None for ``maps/<title of the config>/<title of the grid>``.
    runner
        Where combinations are solved: one of `workflow.jobs`.
    plain
        Whether the CSV is for programs, and not for a spreadsheet.

    Raises
    ------
    InputError
        With all faults of the config, or of the grid, or of its combinations; or if the folder cannot
        be written.
    TourPlannerError
        As `solve_cell`, or if a process died over a combination each time that it was begun.
    """
    place = Path(config) if config is not None else None
    source = read_source(place, options.data, Dates(options.start, options.weeks), options.notify)
    meant = grid if isinstance(grid, Grid) else read_grid(Path(grid))
    folder = Path(out) if out else default_folder(source.file.config.title) / file_name(meant.title)
    require_writable(folder, (CSV, JSON))
    cells = _cells(source, meant, options)
    store = Store(folder / CELLS)
    jobs = [Job(cell.key, partial(solve_cell, cell)) for cell in cells]
    worked = work_through(lambda: jobs, store, runner, observe)
    if worked.failures:
        error = worked.failures[0].error
        assert error is not None
        raise error
    answers = {cell.key: _answer(store, cell.key) for cell in cells}
    choices = [tuple(option.name for option in chosen) for chosen in meant.combinations()]
    rows = [
        GridRow(names, answers[cell.key].status, answers[cell.key].gap, answers[cell.key].figures)
        for names, cell in zip(choices, cells, strict=True)
    ]
    table = GridTable(meant.title, source.file.source, tuple(axis.name for axis in meant.axes), tuple(rows))
    write_all(folder, {CSV: render_csv(table, plain), JSON: render_json(table)})
    return Gridded(table, folder / CSV, folder / JSON, worked.resumed)


def _cells(source: Source, grid: Grid, options: PlanOptions) -> list[Cell]:
    """Every combination; the faults of all of them are told together, each once."""
    cells, faults = [], list[Fault]()
    for chosen in grid.combinations():
        try:
            overlays = [overlay for option in chosen for overlay in option.overlays]
            laid = lay(source.file, overlays, source.catalogue)
        except InputError as error:
            faults += error.faults
        else:
            cells.append(_cell(edited(source, laid, silent), options))
    if faults:
        raise InputError(dict.fromkeys(faults))
    return cells


def _cell(source: Source, options: PlanOptions) -> Cell:
    laid, matrix = source.file, source.travel.matrix
    communes, _ = source.named_places
    drawn = drawn_by(laid.config, source.folder, source.catalogue)
    seen = {
        "program": program(),
        "config": laid.table,
        "travel": [matrix.provenance.detail, matrix.seconds.tolist(), matrix.metres.tolist()],
        "communes": [asdict(commune) for commune in communes],
        "drawn": drawn,
        "time_limit": options.time_limit,
        "seed": options.seed,
    }
    return Cell(
        key=digest(seen),
        config=laid.config,
        matrix=matrix,
        populations={commune.code: commune.population for commune in communes},
        drawn=drawn,
        time_limit=options.time_limit,
        seed=options.seed,
    )


def _answer(store: Store, key: str) -> Answer:
    kept = store.read(key)
    if kept is None:
        raise InputError.of(str(store.folder), message("farm.taken-away"), message("farm.go-on"))
    return Answer.of(kept[0])
