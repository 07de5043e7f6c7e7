"""Posters: one per stop, for the notice board of its village."""

from collections.abc import Sequence
from dataclasses import dataclass

from tourplanner.domain.config import Stop
from tourplanner.domain.service import Booking
from tourplanner.inputs.slug import slug
from tourplanner.outputs.paper.date_rows import DateTable, date_table
from tourplanner.outputs.paper.maps import PaperMap
from tourplanner.outputs.paper.notices import notices
from tourplanner.outputs.paper.outlines import Outlines
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.press import press
from tourplanner.outputs.paper.qr import QrCode, qr_code
from tourplanner.outputs.paper.surroundings import next_stops, surroundings
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording import colours
from tourplanner.wording import format as words
from tourplanner.wording.language import Language
from tourplanner.wording.paper import booking_words, paper_labels

FOLDER = "affiches"


@dataclass(frozen=True, slots=True)
class NextStop:
    """A stop nearby: its number on the map, its name, and its next date with hours."""

    mark: str
    name: str
    date: str
    hours: str


@dataclass(frozen=True, slots=True)
class Poster:
    """What one poster tells; texts that are empty and a QR code that is None take no room."""

    accent: str
    commune: str
    place: str
    booking: str
    by_appointment: bool
    dates: DateTable
    notices: tuple[str, ...]
    map: PaperMap
    near: tuple[NextStop, ...]


@dataclass(frozen=True, slots=True)
class PosterWords:
    """Headings of the sections of a poster."""

    strapline: str
    help: str
    bring: str
    contact: str
    qr: str
    qr_alt: str
    nearby: str
    exceptions: str


@dataclass(frozen=True, slots=True)
class PosterSheets:
    """Posters of one service, a page each, and what they have in common."""

    lang: str
    title: str
    scale: float
    ink: str
    muted: str
    service: str
    operator: str
    help: tuple[str, ...]
    bring: tuple[str, ...]
    phone: str
    email: str
    qr: QrCode | None
    small: tuple[str, ...]
    words: PosterWords
    posters: tuple[Poster, ...]


def posters(schedule: ScheduleView, lang: Language, pages: Sequence[PageFormat]) -> dict[str, bytes]:
    """A poster for every stop that has a date, by file name, and ``affiches-A4.pdf`` with all of them."""
    stops = [stop for stop in schedule.view.config.stops if schedule.visits_of(stop.id)]
    outlines = Outlines.of(schedule.view.contours)
    drawn = {stop.id: _poster(schedule, outlines, stop, lang) for stop in stops}
    title = paper_labels(lang).posters_title.format(service=schedule.view.config.service.name)
    files = {}
    for page in pages if stops else ():
        for stop in stops:
            files[_file(schedule, stop, page)] = _print(schedule, [drawn[stop.id]], "", lang, page)
        files[f"{FOLDER}/affiches-{page}.pdf"] = _print(schedule, list(drawn.values()), title, lang, page)
    return files


def poster(
    schedule: ScheduleView, stop: Stop, lang: Language, pages: Sequence[PageFormat]
) -> dict[str, bytes]:
    """The poster of one stop, by file name; nothing for a stop without a date."""
    if not schedule.visits_of(stop.id):
        return {}
    drawn = _poster(schedule, Outlines.of(schedule.view.contours), stop, lang)
    return {_file(schedule, stop, page): _print(schedule, [drawn], "", lang, page) for page in pages}


def _file(schedule: ScheduleView, stop: Stop, page: PageFormat) -> str:
    """``affiches/A4/32269-monfort.pdf``."""
    return f"{FOLDER}/{page}/{slug(stop.id)}-{slug(schedule.view.commune_name(stop))}.pdf"


def _print(
    schedule: ScheduleView, drawn: Sequence[Poster], title: str, lang: Language, page: PageFormat
) -> bytes:
    """The PDF of posters; one without a title is named after its commune."""
    text, service = paper_labels(lang), schedule.view.config.service
    start, until = schedule.schedule.start, schedule.schedule.until
    privacy = text.privacy if service.privacy is None else service.privacy
    valid = text.valid.format(start=words.day(start, lang), until=words.day(until, lang))
    own_title = text.poster_title.format(service=service.name, commune=drawn[0].commune)
    sheets = PosterSheets(
        lang=lang.value,
        title=title or own_title,
        scale=page.scale,
        ink=colours.INK,
        muted=colours.MUTED,
        service=service.name,
        operator=service.operator,
        help=text.help_lines if service.help is None else service.help,
        bring=text.bring_lines if service.bring is None else service.bring,
        phone=service.phone,
        email=service.email,
        qr=qr_code(service.url),
        small=tuple(line for line in (privacy, valid, text.outlines_credit) if line),
        words=_words(service.url, lang),
        posters=tuple(drawn),
    )
    return press("poster", sheets, start)


def _words(url: str, lang: Language) -> PosterWords:
    text = paper_labels(lang)
    return PosterWords(
        strapline=text.strapline,
        help=text.help,
        bring=text.bring,
        contact=text.contact,
        qr=text.qr,
        qr_alt=text.qr_alt.format(url=url),
        nearby=text.nearby,
        exceptions=text.unless_stated,
    )


def _poster(schedule: ScheduleView, outlines: Outlines, stop: Stop, lang: Language) -> Poster:
    view = schedule.view
    booking = stop.booking or view.config.service.booking
    near = next_stops(schedule, stop)
    changes = [change for change in schedule.schedule.changes if change.stop == stop.id]
    return Poster(
        accent=colours.swatch(view.area_index(stop.area)).ink,
        commune=view.commune_name(stop),
        place=", ".join(line for line in (stop.place, stop.address) if line),
        booking=booking_words(booking, view.config.service.phone, lang),
        by_appointment=booking is Booking.REQUIRED,
        dates=date_table(schedule.visits_of(stop.id), lang),
        notices=notices(changes, lang),
        map=surroundings(view, outlines, stop, [other for other, _, _ in near], lang),
        near=tuple(
            NextStop(
                mark=str(number),
                name=view.commune_name(other),
                date=words.day_of_year(tour.date, lang),
                hours=words.hours(visit.start, visit.end, lang),
            )
            for number, (other, tour, visit) in enumerate(near, start=1)
        ),
    )
