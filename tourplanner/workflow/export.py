"""Writing a schedule in every format: paper, calendars, tracks, open data, and a page that links them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from tourplanner.message import Notify, message
from tourplanner.outputs import calendars, index, tracks
from tourplanner.outputs.files import write_all
from tourplanner.outputs.map import render as render_map
from tourplanner.outputs.open_data import bookmobile, data_inclusion, geojson, mediation
from tourplanner.outputs.view import ScheduleView
from tourplanner.outputs.workbook import workbook
from tourplanner.outputs.writable import require_writable
from tourplanner.wording.language import Language
from tourplanner.workflow.print import all_papers
from tourplanner.workflow.schedule import schedule_view

Export = Callable[[ScheduleView, Language], Mapping[str, bytes]]
"""One format: a schedule and a language in, files by their paths in the folder of the export out."""

FORMATS = ("map", "pdf", "xlsx", "ics", "gpx", "geojson", "mediation", "data-inclusion", "bookmobile")
ALL = "all"
FOLDER = "export"
MAP = "carte.html"

DIRECTORIES = {"mediation", "data-inclusion"}
"""Formats that must say when they were last updated."""


def exports(updated: date | None) -> Mapping[str, Export]:
    """What each of `FORMATS` is written by; `updated` is the day that directories are told."""
    found: dict[str, Export] = {
        "map": _map,
        "pdf": all_papers,
        "xlsx": workbook,
        "ics": calendars.render,
        "gpx": tracks.render,
        "geojson": geojson.render,
        "mediation": partial(mediation.render, updated=updated),
        "data-inclusion": partial(data_inclusion.render, updated=updated),
        "bookmobile": bookmobile.render,
    }
    assert tuple(found) == FORMATS
    return found


def _map(scheduled: ScheduleView, lang: Language) -> Mapping[str, bytes]:
    """The map of one cycle."""
    return {MAP: render_map(scheduled.view, lang).encode()}


def export_plan(
    path: Path,
    formats: Sequence[str],
    until: date | None,
    updated: date | None,
    out: Path | None,
    lang: Language,
    data: Path | None,
    notify: Notify,
) -> tuple[Path, ...]:
    """Write a plan, unrolled over real dates, in some formats.

    Parameters
    ----------
    path
        A ``plan.json`` or its folder.
    formats
        Some of `FORMATS`, or `ALL`, which also writes the page that links everything.
    until
        The last date, included; None for the schedule beside the plan, else for that of the 52nd week.
    updated
        The day that directories are told; None for the first day of the schedule.
    out
        The folder; None for ``export`` beside the plan.
    data
        A folder of tables that replace the shipped ones.

    Returns
    -------
    tuple
        The files, in the order of the formats; the page first, if it is there.

    Raises
    ------
    InputError
        If the plan cannot be read, does not go with its config, or a file cannot be written.
    """
    folder = (path if path.is_dir() else path.parent) / FOLDER if out is None else out
    chosen = FORMATS if ALL in formats else tuple(name for name in FORMATS if name in formats)
    scheduled = schedule_view(path, until, lang, data, notify)
    if updated is None and DIRECTORIES & set(chosen):
        notify(message("export.updated", day=scheduled.schedule.start))
    renderers = exports(updated)
    written: dict[str, bytes] = {}
    for name in chosen:
        written |= renderers[name](scheduled, lang)
    if ALL in formats:
        written = {**index.render(scheduled, lang, written), **written}
    require_writable(folder, written)
    write_all(folder, written)
    return tuple(folder / name for name in written)
