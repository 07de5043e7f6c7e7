"""Publier: what people would be told, what stands in the way, and the register of what they were told."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from tourplanner.desk.desk import Desk, desk_of
from tourplanner.desk.form import Form
from tourplanner.desk.journal import Entry, Kind
from tourplanner.desk.page import page
from tourplanner.desk.reasons import reasons
from tourplanner.desk.telling import Confirm, Publish
from tourplanner.domain.publication import Publication
from tourplanner.errors import TourPlannerError
from tourplanner.message import silent
from tourplanner.outputs.standing_words import continues, to_do, what_changes
from tourplanner.schedule.told import LastTold, Standing
from tourplanner.wording.format import plain_day
from tourplanner.wording.words import Words
from tourplanner.workflow.publish import Standings, obstacles, preview


@dataclass(frozen=True, slots=True)
class Row:
    """A stop: what it was told last, what changes for it, what is to be done."""

    stop: str
    name: str
    phone: str
    last: str
    changes: tuple[str, ...]
    to_do: str
    can_confirm: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A publication in the register, with its files by what they are called."""

    number: int
    day: str
    stops: int
    files: tuple[tuple[int, str], ...]


def publish(request: Request) -> Response:
    """What would be told, and what was."""
    desk = desk_of(request)
    look = desk.session.look()
    words, folder = desk.words, desk.session.folder
    try:
        stands, said = preview(folder, desk.today(), None, silent), None
    except TourPlannerError as error:
        stands, said = None, error
    facts = {
        "blocked": [
            reason
            for error in ([said] if said else obstacles(folder, desk.today(), None, words.lang, silent))
            for reason in reasons(error, words)
        ],
        "is_new": stands.is_new if stands else False,
        "number": len(stands.publications) if stands else 0,
        "rows": list(_rows(stands, words)) if stands else [],
        "right": sum(not each.is_open for each in stands.stops) if stands else 0,
        "continues": continues(stands.stops, stands.publications[-1].until, words) if stands else [],
        "register": [_told(each, words) for each in reversed(_made(stands))] if stands else [],
    }
    return page(request, "publish.html", look, facts)


def tell(desk: Desk, form: Form, role: str) -> Entry:
    """Publish, and write what has to be replaced if that was asked for."""
    command = Publish(desk.today(), bool(form["changed"]))
    return desk.session.do(command, form.revision, role, Kind.TOLD)


def confirm(desk: Desk, form: Form, role: str) -> Entry:
    """Write down that a mairie knows."""
    return desk.session.do(Confirm(form["stop"], desk.today()), form.revision, role, Kind.TOLD)


def file(request: Request) -> Response:
    """A file that was written for people, by its publication and its place in it."""
    desk = desk_of(request)
    stands = preview(desk.session.folder, desk.today(), None, silent)
    known = {each.number: each for each in _made(stands)}
    publication, rank = known.get(request.path_params["number"]), request.path_params["rank"]
    if publication is None or rank >= len(publication.files):
        raise HTTPException(404)
    path = desk.session.folder / publication.files[rank].path
    if not _is_in(path, desk.session.folder) or not path.is_file():
        raise HTTPException(404)
    return FileResponse(path, filename=path.name)


def _is_in(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _made(stands: Standings) -> tuple[Publication, ...]:
    """The publications that were made: without the one that would be."""
    return stands.publications[:-1] if stands.is_new else stands.publications


def _rows(stands: Standings, words: Words) -> Iterator[Row]:
    phones = {stop.id: stop.phone for stop in stands.config.stops}
    for each in stands.stops:
        if each.is_open:
            yield Row(
                stop=each.stop,
                name=each.told.name,
                phone=phones.get(each.stop, ""),
                last=_last(each.last, words),
                changes=tuple(what_changes(each, words)),
                to_do=to_do(each, words),
                can_confirm=_can_confirm(each, stands),
            )


def _can_confirm(each: Standing, stands: Standings) -> bool:
    """Whether one may say now that a mairie knows: of what was published, not of what would be."""
    made = _made(stands)
    return bool(made) and not stands.is_new and made[-1].told(each.stop) is not None


def _last(last: LastTold | None, words: Words) -> str:
    if last is None:
        return words("publication.never")
    if not last.sure:
        return words("publication.presumed", number=last.number)
    if last.day is None:
        return words("publication.inherited", number=last.number)
    return words("publication.told-in", number=last.number, day=last.day)


def _told(each: Publication, words: Words) -> Told:
    day = plain_day(each.day, words.lang) if each.day else ""
    files = tuple((rank, Path(one.path).name) for rank, one in enumerate(each.files))
    return Told(each.number, day, len(each.stops), files)
