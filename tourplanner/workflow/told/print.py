"""Printing a plan: posters, sheets of intercommunalités, route sheets and sheets of appointments."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tourplanner.domain.config import Stop
from tourplanner.domain.publication import Deed, Done
from tourplanner.errors import InputError
from tourplanner.files.write import write_all
from tourplanner.inputs.config.find_stop import find_stop
from tourplanner.message import Notify, message
from tourplanner.outputs.draft import as_draft
from tourplanner.outputs.names import DRAFTS, of_things
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.papers import Paper, papers
from tourplanner.outputs.paper.posters import poster
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.workflow.told.publishable import require_publishable
from tourplanner.workflow.told.record import Deeds, Told, tell_files
from tourplanner.workflow.year.dated_plan import DatedPlan
from tourplanner.workflow.year.schedule import open_to_tell, view_of


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """What to print of a plan.

    Attributes
    ----------
    until
        The last date; None for that of `schedule_view`.
    what
        Posters, sheets of intercommunalités, route sheets, sheets of appointments, or all of them.
    pages
        Sizes of posters and of sheets of intercommunalités; other sheets are A4.
    stop
        Id, commune code or name of the only stop to print the poster of; None for all.
    data
        A folder of tables that replace the shipped ones.
    incomplete
        Whether a plan will do that misses promises.
    on
        The day on which people are told: what is printed is published. None where nothing is recorded.
    draft
        Whether every page is marked as a draft; nothing is recorded then.
    """

    until: date | None = None
    what: Paper = Paper.ALL
    pages: tuple[PageFormat, ...] = tuple(PageFormat)
    stop: str | None = None
    lang: Language = Language.FR
    data: Path | None = None
    incomplete: bool = False
    on: date | None = None
    draft: bool = False


def print_plan(path: Path, out: Path | None, options: PrintOptions, notify: Notify) -> tuple[Path, ...]:
    """Write PDF files for paper and tell which.

    Parameters
    ----------
    path
        A ``plan.json`` or its folder.
    out
        The folder that gets them; None for the plan's own, drafts for one in it.
    notify
        Told of the publication, too.

    Raises
    ------
    InputError
        If the plan cannot be read or does not go with its config, the stop is unknown or has no
        date, its config lacks what a poster must tell, or a file cannot be written.
    MissedPromiseError
        If the plan misses promises and `options` do not say that it will do.
    """
    found = open_to_tell(path, options.until, options.data, notify, options.incomplete or options.draft)
    schedule = view_of(found, options.lang, options.on).to_come
    folder = found.plan.folder / (DRAFTS if options.draft else "") if out is None else out
    if options.draft:
        schedule = as_draft(schedule, options.lang)
    elif options.stop is not None or options.what in {Paper.ALL, Paper.POSTERS}:
        require_publishable(schedule, path)
    files = _files(schedule, options, path.name)
    if options.draft or options.on is None:
        write_all(folder, files)
    else:
        deeds = _deeds(schedule, options, path.name)
        told = Told(folder, files, deeds, kinds_anew=_anew(found, files, options))
        tell_files(found, options.on, told, notify)
    return tuple(folder / name for name in files)


def _anew(found: DatedPlan, files: Mapping[str, bytes], options: PrintOptions) -> set[str]:
    """The kinds of files of which there is no other any more: those of all stops, sizes and dates."""
    is_part = options.stop is not None or options.pages != tuple(PageFormat)
    return set() if is_part or found.schedule != found.whole else of_things(files)


def _deeds(schedule: ScheduleView, options: PrintOptions, where: str) -> Deeds:
    """The stops whose poster is printed."""
    if options.what not in {Paper.ALL, Paper.POSTERS}:
        return {}
    assert options.on is not None
    done = Done(Deed.POSTER, options.on, schedule.schedule.until)
    if options.stop is not None:
        return {_dated_stop(schedule, options.stop, where).id: (done,)}
    return {stop.id: (done,) for stop in schedule.view.config.stops if schedule.visits_of(stop.id)}


def _files(schedule: ScheduleView, options: PrintOptions, where: str) -> Mapping[str, bytes]:
    """The content of each file, by its name in the folder."""
    if options.stop is not None:
        return poster(schedule, _dated_stop(schedule, options.stop, where), options.lang, options.pages)
    return papers(schedule, options.lang, options.what, options.pages)


def _dated_stop(schedule: ScheduleView, name: str, where: str) -> Stop:
    """The stop that is called so, which must have a date to announce."""
    stop = find_stop(schedule.view.config, name, where)
    if not schedule.visits_of(stop.id):
        what = message("stop.no-date", name=name, until=schedule.schedule.until)
        raise InputError.of(where, what, message("stop.later-date"))
    return stop
