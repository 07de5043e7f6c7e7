"""Publier: what people would be told, what stands in the way, and the register of what they were told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from tourplanner.desk.desk import Desk, desk_of
from tourplanner.desk.form import Form
from tourplanner.desk.journal import Entry, Kind
from tourplanner.desk.page import page
from tourplanner.desk.reasons import in_the_way, reasons
from tourplanner.desk.register import archive, file_of, told
from tourplanner.desk.telling import Confirm, Export, Publish
from tourplanner.domain.publication import Publication
from tourplanner.errors import InputError, MissedPromiseError, TourPlannerError
from tourplanner.message import message, silent
from tourplanner.outputs.standing_words import continues, last_told, to_do, what_changes
from tourplanner.schedule.told import Standing
from tourplanner.wording.words import Words
from tourplanner.workflow.told.publish import Standings, obstacles, preview


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


def publish(request: Request) -> Response:
    """What would be told, and what was."""
    return _shown(request, {}, None)


def tell_again(request: Request, form: Form, error: InputError) -> Response:
    """The page with what stands in the way of what was asked for."""
    return _shown(request, form.values, error)


def _shown(request: Request, said: Mapping[str, str], refused: InputError | None) -> Response:
    desk = desk_of(request)
    look = desk.session.look()
    words, folder = desk.words, desk.session.folder
    try:
        stands, broken = preview(folder, desk.today(), None, silent), None
    except TourPlannerError as error:
        stands, broken = None, error
    errors = (broken,) if broken else obstacles(folder, desk.today(), None, words.lang, silent)
    faults = [] if refused is None else reasons(refused, words)
    facts = {
        "blocked": [
            *([words("desk.plan-first")] if look.dossier.ahead else ()),
            *(reason for error in errors for reason in in_the_way(error, look.dossier.plan, words)),
        ],
        "can_waive": bool(errors) and not look.dossier.ahead and _can_waive(desk, errors),
        "said": said,
        "faults": faults,
        "is_new": stands.is_new if stands else False,
        "number": len(stands.publications) if stands else 0,
        "rows": list(_rows(stands, words)) if stands else [],
        "right": sum(not each.is_open for each in stands.stops) if stands else 0,
        "continues": continues(stands.stops, stands.publications[-1].until, words) if stands else [],
        "register": [told(each, words) for each in reversed(_made(stands))] if stands else [],
    }
    return page(request, "publish.html", look, facts, 422 if refused else 200)


def _can_waive(desk: Desk, errors: Sequence[TourPlannerError]) -> bool:
    """Whether nothing but missing promises stands in the way."""
    if not all(isinstance(error, MissedPromiseError) for error in errors):
        return False
    return not obstacles(desk.session.folder, desk.today(), None, desk.words.lang, silent, incomplete=True)


def tell(desk: Desk, form: Form, role: str) -> Entry:
    """Publish, and write what has to be replaced if that was asked for.

    Raises
    ------
    InputError
        If promises are missing and it is not said why that will do.
    """
    if form["waives"] and not form["waived"]:
        raise InputError.of("", message("desk.waive-why"))
    command = Publish(desk.today(), bool(form["changed"]), form["waived"])
    return desk.session.do(command, form.revision, role, Kind.TOLD)


def export(desk: Desk, form: Form, role: str) -> Entry:
    """Write calendars, open data, maps and the workbook."""
    return desk.session.do(Export(desk.today()), form.revision, role, Kind.TOLD)


def confirm(desk: Desk, form: Form, role: str) -> Entry:
    """Write down that a mairie knows, or that all do."""
    return desk.session.do(Confirm(form["stop"], desk.today()), form.revision, role, Kind.TOLD)


def file(request: Request) -> Response:
    """A file that was written for people, by its publication and its place in it."""
    folder, publication = desk_of(request).session.folder, _asked(request)
    path = file_of(publication, request.path_params["rank"], folder)
    if path is None:
        raise HTTPException(404)
    return FileResponse(path, filename=path.name)


def files(request: Request) -> Response:
    """All files of a publication at once."""
    publication = _asked(request)
    name = f"publication-{publication.number:03d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    content = archive(publication, desk_of(request).session.folder)
    return Response(content, media_type="application/zip", headers=headers)


def _asked(request: Request) -> Publication:
    """The publication that is asked for by its number."""
    desk = desk_of(request)
    stands = preview(desk.session.folder, desk.today(), None, silent)
    for each in _made(stands):
        if each.number == request.path_params["number"]:
            return each
    raise HTTPException(404)


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
                last=last_told(each.last, words),
                changes=tuple(what_changes(each, words)),
                to_do=to_do(each, words),
                can_confirm=_can_confirm(each, stands),
            )


def _can_confirm(each: Standing, stands: Standings) -> bool:
    """Whether one may say now that a mairie knows: of what was published, not of what would be."""
    made = _made(stands)
    return bool(made) and not stands.is_new and made[-1].told(each.stop) is not None
