"""Recording what is told: a schedule becomes a publication, and what was done for it is written down.

All of it happens at once, while nobody else writes into the dossier: whenever the machine stops, what was
known before is there, or what is known now.
"""

import contextlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from tourplanner._version import __version__
from tourplanner.domain.publication import Done, Publication, PublishedFile
from tourplanner.domain.schedule_codec import encode_schedule
from tourplanner.domain.schedule_file import ScheduleFile
from tourplanner.errors import InputError
from tourplanner.files.write import rewrite_all, write_all
from tourplanner.message import Message, Notify, message, silent
from tourplanner.outputs.audience import Audience
from tourplanner.outputs.names import date_in, kind_of
from tourplanner.schedule.told import told_stops, with_done
from tourplanner.wording.command_line import command_line
from tourplanner.wording.recurrence import told_rhythms
from tourplanner.workflow.dossier.ledger import (
    files_of,
    folder_of,
    read_ledger,
    relative,
    sha256,
)
from tourplanner.workflow.sources.decoded_plan import SCHEDULE
from tourplanner.workflow.year.dated_plan import DatedPlan, read_schedule, schedule_file
from tourplanner.workflow.year.laid_plan import basis_of, is_current

Deeds = Mapping[str, Sequence[Done]]
"""What was done, by the ids of stops."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """All publications as they stand now; ``is_new`` is whether the last was made just now."""

    publications: tuple[Publication, ...]
    is_new: bool

    @property
    def publication(self) -> Publication:
        """The last one."""
        return self.publications[-1]


@dataclass(frozen=True, slots=True)
class Told:
    """What people are given with a publication: files in a folder, and what they are for.

    Attributes
    ----------
    folder, files
        Where they are written, and their content by their paths in it.
    formats
        The names of the formats of an export by the paths of their files; nothing for other papers.
    anew
        The formats of which all files are there that have a place in the folder, and no other any more.
    kinds_anew
        The same for files whose format nobody wrote down, as `kind_of` tells their kinds.
    """

    folder: Path
    files: Mapping[str, bytes] = field(default_factory=dict)
    deeds: Deeds = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    anew: Collection[str] = ()
    kinds_anew: Collection[str] = ()


def next_publication(found: DatedPlan, day: date) -> Publication:
    """The publication that tells the whole schedule: the last one where that says it already.

    One of a plan that was made anew is another one, though every date be the same: who asks later what is to
    be done about an event has to know of which plan people were told. Nothing of it is written.
    """
    ledger, latest = found.ledger, found.ledger.latest
    stops = told_stops(found.config, found.whole, latest.stops if latest else ())
    told = tuple(replace(each, done=()) for each in latest.stops) if latest else None
    of_this_plan = ledger.last is not None and ledger.last.plan_sha256 == found.plan.sha256
    if latest and of_this_plan and ledger.schedule == found.whole and told == stops:
        return latest
    return Publication(
        number=ledger.number + 1,
        day=day,
        title=found.plan.plan_file.title,
        created_with=f"tourplanner {__version__}",
        schedule_sha256=sha256(_schedule(found)),
        previous_sha256=ledger.last_sha256,
        start=found.whole.start,
        until=found.whole.until,
        stops=stops,
        dossier=found.plan.plan_file.dossier_id,
    )


def record(found: DatedPlan, day: date, told: Told) -> Recorded:
    """Write files for people, and that they were told by them.

    Raises
    ------
    InputError
        If something cannot be written, or somebody else has published meanwhile; nothing is told then.
    """
    dossier = found.plan.folder
    inside = told.folder.resolve().is_relative_to(dossier.resolve())
    if told.files and not inside:
        write_all(told.folder, told.files)
    made: list[Recorded] = []

    def change() -> dict[str, bytes]:
        there = _same(found)
        following = next_publication(there, day)
        latest = there.ledger.latest
        is_new = following is not latest
        written = (
            PublishedFile(relative(told.folder / name, dossier), sha256(each), told.formats.get(name, ""))
            for name, each in told.files.items()
        )
        publication = with_done(_with_files(following, written), told.deeds)
        files = there.ledger.files_of_inherited()
        if is_new or publication != latest:
            files |= files_of(publication, _schedule(found) if is_new else None)
        if is_new and _is_outdated(there):
            files[SCHEDULE] = _schedule(there)
        if inside:
            files |= {relative(told.folder / name, dossier): each for name, each in told.files.items()}
        earlier = there.ledger.publications if is_new else there.ledger.publications[:-1]
        made.append(Recorded((*earlier, publication), is_new))
        return files

    rewrite_all(dossier, change)
    return made[-1]


def tell_files(found: DatedPlan, day: date, told: Told, notify: Notify) -> None:
    """Record what was made for people, say in which publication, and remove what it makes void.

    Raises
    ------
    InputError
        As `record`.
    """
    recorded = record(found, day, told)
    notify(said_of(recorded))
    removed = remove_void(found.plan.folder, recorded.publications, told, day)
    if removed:
        notify(message("publication.removed", n=len(removed)))


def said_of(recorded: Recorded) -> Message:
    """That a publication was made, or that the last one says the same."""
    latest = recorded.publication
    if recorded.is_new:
        return message("publication.made", number=latest.number, folder=folder_of(latest.number))
    when = message("publication.when", day=latest.day) if latest.day else ""
    return message("publication.same", number=latest.number, when=when)


def remove_void(dossier: Path, publications: Sequence[Publication], told: Told, day: date) -> list[Path]:
    """Remove files of places and dates that are no more, and tell which.

    They were written for an earlier publication, in formats that were written anew just now, and nobody
    has touched them since. What is past by `day` was right: its sheets and tracks stay as they are.
    """
    home = PurePosixPath(relative(told.folder, dossier))
    kinds = {str(home / kind) for kind in told.kinds_anew}
    now = {relative(told.folder / name, dossier) for name in told.files}
    removed = []
    for each in {file.path: file for publication in publications for file in publication.files}.values():
        dated = date_in(each.path)
        if dated is not None and dated < day:
            continue
        is_anew = each.format in told.anew and _is_exported(each.path, home)
        if each.path in now or not (is_anew or (not each.format and kind_of(each.path) in kinds)):
            continue
        file = dossier / each.path
        with contextlib.suppress(OSError):
            if sha256(file.read_bytes()) == each.sha256:
                file.unlink()
                removed.append(file)
    return removed


def _is_exported(path: str, home: PurePosixPath) -> bool:
    """Whether a file is in the folder of an audience of the export at `home`, and not of another export."""
    place = PurePosixPath(path)
    return any(place.is_relative_to(home / audience) for audience in Audience)


def record_told(found: DatedPlan, deeds: Deeds) -> Recorded:
    """Write down what a person says was done for the last publication.

    Raises
    ------
    InputError
        If nothing has been published, or as `record`.
    """
    if found.ledger.latest is None:
        folder = str(found.plan.folder)
        cure = message("publication.first", command=command_line("publish", folder))
        raise InputError.of(folder, message("publication.none"), cure)
    made: list[Recorded] = []

    def change() -> dict[str, bytes]:
        ledger = _same(found).ledger
        *earlier, latest = ledger.publications
        publication = with_done(latest, deeds)
        made.append(Recorded((*earlier, publication), False))
        files = ledger.files_of_inherited()
        return {**files, **files_of(publication)} if publication != latest else files

    rewrite_all(found.plan.folder, change)
    return made[-1]


def _same(found: DatedPlan) -> DatedPlan:
    """With the ledger as it is now: no other publication than those that the papers were made from."""
    there = read_ledger(found.plan, silent)
    if there.number != found.ledger.number:
        where = str(found.plan.folder / folder_of(there.number))
        raise InputError.of(where, message("publication.overtaken"), message("publication.again"))
    return replace(found, ledger=there)


def _is_outdated(found: DatedPlan) -> bool:
    """Whether the draft beside the plan is what was told last, before something happened that is told now.

    It says nothing of its own: what is told takes its place, or it would be judged by events that it does
    not know.
    """
    draft, told = read_schedule(schedule_file(found.plan, None)), found.ledger.last
    return bool(
        draft
        and told
        and draft.plan_sha256 == found.plan.sha256
        and not is_current(draft, found.plan)
        and draft.schedule.tours == told.schedule.tours
    )


def _with_files(publication: Publication, written: Iterable[PublishedFile]) -> Publication:
    """With files that were written, each in the place of what was under its name."""
    files = {each.path: each for each in publication.files} | {each.path: each for each in written}
    return replace(publication, files=tuple(sorted(files.values(), key=lambda each: each.path)))


def _file(found: DatedPlan) -> ScheduleFile:
    plan = found.plan
    version = f"tourplanner {__version__}"
    return ScheduleFile(
        found.whole, plan.plan_file.title, plan.sha256, version, found.ledger.number, basis_of(plan)
    )


def _schedule(found: DatedPlan) -> bytes:
    rhythms = told_rhythms(found.config, found.plan.tours)
    return encode_schedule(_file(found), found.config.stops, rhythms).encode()
