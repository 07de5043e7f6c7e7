"""The publications of a dossier as they lie on disk: read with distrust, added to and never replaced."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tourplanner._version import __version__
from tourplanner.domain.publication import Deed, Done, Publication
from tourplanner.domain.publication_codec import decode_publication, encode_publication
from tourplanner.domain.schedule import Schedule
from tourplanner.domain.schedule_codec import decode_schedule
from tourplanner.domain.schedule_file import ScheduleFile
from tourplanner.errors import InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.files.together import read_whole
from tourplanner.message import Message, Notify, message
from tourplanner.schedule.events import with_openings
from tourplanner.schedule.told import told_stops, with_done
from tourplanner.workflow.opened_plan import OpenedPlan
from tourplanner.workflow.sources.decoded_plan import SCHEDULE

FOLDER = "publications"
PUBLICATION = "publication.json"

MOST_NAMES = 3
"""Stops that a fault names of publications that are another service's."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that a dossier has told.

    Attributes
    ----------
    publications
        In the order of their numbers, which start from 1.
    last
        The schedule of the last one; None without any.
    last_sha256
        The SHA-256 of the last publication.json; empty without any.
    inherited
        The bytes of the schedule.json of a release that kept no publications, which then is the only
        publication and not written yet; None for all others.
    """

    publications: tuple[Publication, ...] = ()
    last: ScheduleFile | None = None
    last_sha256: str = ""
    inherited: bytes | None = None

    @property
    def number(self) -> int:
        """That of the last publication; 0 without any."""
        return len(self.publications)

    @property
    def latest(self) -> Publication | None:
        """The last publication."""
        return self.publications[-1] if self.publications else None

    @property
    def schedule(self) -> Schedule | None:
        """The schedule that was told last."""
        return self.last.schedule if self.last else None

    def files_of_inherited(self) -> dict[str, bytes]:
        """What is to be written, by path in the dossier, so that what a release told is kept."""
        if self.inherited is None:
            return {}
        [first] = self.publications
        return files_of(first, self.inherited)


def folder_of(number: int) -> str:
    """Where a publication lies in its dossier: ``publications/001``."""
    return f"{FOLDER}/{number:03d}"


def files_of(publication: Publication, schedule: bytes | None = None) -> dict[str, bytes]:
    """The files of a publication by their paths in the dossier; without `schedule` its record alone."""
    folder = folder_of(publication.number)
    files = {f"{folder}/{PUBLICATION}": encode_publication(publication).encode()}
    return files if schedule is None else {f"{folder}/{SCHEDULE}": schedule, **files}


def sha256(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read_ledger(plan: OpenedPlan, notify: Notify) -> Ledger:
    """What the dossier of a plan has told.

    The schedule.json of a release that kept no publications counts as told once, where there is none;
    `notify` is told so.

    Raises
    ------
    InputError
        If a publication is missing, was written by half or edited, or belongs to another dossier.
    """
    numbers = _numbers(plan.folder)
    publications: list[Publication] = []
    before, schedule = "", b""
    for rank, number in enumerate(numbers, start=1):
        if number != rank:
            what = message("publication.missing", number=rank)
            raise InputError.of(str(plan.folder / FOLDER), what, message("publication.put-back"))
        publication, before, schedule = _read(plan, number, before)
        publications.append(publication)
    if not publications:
        return _inherited(plan, notify)
    _require_own(plan, publications)
    where = str(plan.folder / folder_of(len(numbers)) / SCHEDULE)
    return Ledger(tuple(publications), decode_schedule(schedule.decode("utf-8-sig"), where), before)


def _require_own(plan: OpenedPlan, publications: Sequence[Publication]) -> None:
    """Require that what was told is of this dossier: by its id, which every plan of it keeps.

    Releases without ids told it by the stops alone: they come and go, so one that both know will do.
    """
    here, ids = plan.plan_file.dossier_id, {each.dossier for each in publications if each.dossier}
    if here and ids:
        if ids != {here}:
            foreign = next(each for each in publications if each.dossier not in {"", here})
            folder = plan.folder / folder_of(foreign.number)
            what = message("publication.of-other-dossier", title=foreign.title)
            raise InputError.of(str(folder), what, message("publication.own-folder"))
        return
    known = {stop.id for stop in with_openings(plan.whole_config).stops}
    told = {stop.stop for each in publications for stop in each.stops}
    if told and not told & known:
        latest = publications[-1]
        some = [stop.name for stop in latest.stops][:MOST_NAMES]
        what = message("publication.of-other-stops", stops=some)
        folder = plan.folder / folder_of(latest.number)
        raise InputError.of(str(folder), what, message("publication.own-folder"))


def _numbers(dossier: Path) -> list[int]:
    """The numbers of the publications, in order; what else lies in their folder is nobody's."""
    folder = dossier / FOLDER
    try:
        names = [path.name for path in folder.iterdir() if path.name.isascii() and path.name.isdigit()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise InputError.of(str(folder), message("file.unreadable", reason=system_reason(error))) from None
    return sorted(map(int, names))


def _read(plan: OpenedPlan, number: int, before: str) -> tuple[Publication, str, bytes]:
    """A publication, the SHA-256 of its record, and its schedule."""
    folder = plan.folder / folder_of(number)
    record, schedule = _bytes(folder / PUBLICATION), _bytes(folder / SCHEDULE)
    try:
        publication = decode_publication(record.decode("utf-8-sig"), str(folder / PUBLICATION))
    except UnicodeDecodeError:
        raise _fault(folder / PUBLICATION, message("file.not-utf8")) from None
    if publication.title != plan.plan_file.title:
        what = message("publication.foreign", title=publication.title, here=plan.plan_file.title)
        raise InputError.of(str(folder), what, message("publication.take-away", title=publication.title))
    if publication.number != number or publication.previous_sha256 != before:
        raise _fault(folder, message("publication.out-of-line", number=number))
    if publication.schedule_sha256 != sha256(schedule):
        raise _fault(folder / SCHEDULE, message("publication.edited"))
    return publication, sha256(record), schedule


def _bytes(file: Path) -> bytes:
    try:
        return read_whole(file)
    except FileNotFoundError:
        raise _fault(file, message("publication.half")) from None
    except OSError as error:
        raise _fault(file, message("file.unreadable", reason=system_reason(error))) from None


def _fault(where: Path, what: Message) -> InputError:
    return InputError.of(str(where), what, message("publication.put-back"))


def _inherited(plan: OpenedPlan, notify: Notify) -> Ledger:
    """What a release told that kept no publications: the schedule beside the plan, if it is of such a one."""
    content = read_draft(plan.folder / SCHEDULE)
    if content is None or content[0].follows is not None:
        return Ledger()
    file, raw = content
    notify(message("publication.counts-as-told", file=str(plan.folder / SCHEDULE)))
    stops = told_stops(plan.config, file.schedule)
    publication = Publication(
        number=1,
        day=None,
        title=plan.plan_file.title,
        created_with=f"tourplanner {__version__}",
        schedule_sha256=sha256(raw),
        previous_sha256="",
        start=file.schedule.start,
        until=file.schedule.until,
        stops=stops,
    )
    told = Done(Deed.TOLD, None, file.schedule.until)
    publication = with_done(publication, {each.stop: (told,) for each in stops})
    record = encode_publication(publication).encode()
    return Ledger((publication,), file, sha256(record), raw)


def read_draft(file: Path) -> tuple[ScheduleFile, bytes] | None:
    """The schedule in a file, and its bytes; None if there is nothing.

    Raises
    ------
    InputError
        If what is there is no schedule.
    """
    cure = message("schedule.move-away", name=SCHEDULE)
    try:
        content = read_whole(file)
        return decode_schedule(content.decode("utf-8-sig"), str(file)), content
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise InputError.of(str(file), message("file.not-utf8"), cure) from None
    except (OSError, ValueError) as error:
        raise InputError.of(
            str(file), message("file.unreadable", reason=system_reason(error)), cure
        ) from None


def relative(path: Path, dossier: Path) -> str:
    """How a publication calls a file: by its path in the dossier, else by its whole one."""
    whole, home = path.resolve(), dossier.resolve()
    return whole.relative_to(home).as_posix() if whole.is_relative_to(home) else whole.as_posix()
