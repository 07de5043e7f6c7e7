"""Writing a schedule in every format: paper, calendars, tracks, open data, and a page that links them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.files import mend
from tourplanner.message import Notify, Text, message
from tourplanner.outputs import index
from tourplanner.outputs.files import write_all
from tourplanner.outputs.formats import FORMATS as KNOWN
from tourplanner.outputs.writable import require_writable
from tourplanner.system_reason import system_reason
from tourplanner.wording.language import Language
from tourplanner.workflow.schedule import complete_view, schedule_view

FORMATS = tuple(each.name for each in KNOWN)
ALL = "all"
FOLDER = "export"


def export_plan(
    path: Path,
    formats: Sequence[str],
    until: date | None,
    updated: date | None,
    out: Path | None,
    lang: Language,
    data: Path | None,
    notify: Notify,
    incomplete: bool = False,
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
    incomplete
        Whether a plan will do that misses promises.

    Returns
    -------
    tuple
        The files, in the order of the formats; the page first, if it is there.

    Raises
    ------
    InputError
        If the plan cannot be read, does not go with its config, or a file cannot be written.
    MissedPromiseError
        If the plan misses promises and `incomplete` is not said.
    """
    folder = export_folder(path, out)
    chosen = [each for each in KNOWN if ALL in formats or each.name in formats]
    opened = schedule_view if incomplete else complete_view
    scheduled = replace(opened(path, until, lang, data, notify), updated=updated)
    if updated is None and any(each.tells_last_change for each in chosen):
        notify(message("export.updated", day=scheduled.schedule.start))
    written: dict[str, bytes] = {}
    labels: dict[str, Text] = {}
    for each in chosen:
        files = each.render(scheduled, lang)
        labels |= {path: each.label(path) for path in files}
        if each.follow:
            files = each.follow(files, _there(folder, each.folder), scheduled, lang, notify)
        written |= files
    if ALL in formats:
        written = {**index.render(scheduled, lang, labels), **written}
    require_writable(folder, written)
    write_all(folder, written)
    return tuple(folder / name for name in written)


def export_folder(path: Path, out: Path | None) -> Path:
    """Where the files of a plan go: a folder beside it, unless another one is named."""
    return (path if path.is_dir() else path.parent) / FOLDER if out is None else out


def _there(folder: Path, under: str) -> dict[str, bytes]:
    """The files that an earlier export left under a folder of its own, by their paths in `folder`.

    Raises
    ------
    InputError
        If one of them cannot be read.
    """
    mend(folder)
    found = {}
    for file in sorted((folder / under).rglob("*")):
        if file.is_file():
            try:
                found[file.relative_to(folder).as_posix()] = file.read_bytes()
            except OSError as error:
                what = message("file.unreadable", reason=system_reason(error))
                raise InputError.of(str(file), what, message("output.another-folder")) from None
    return found
