"""Posters: one per stop, for the notice board of its village."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tourplanner.domain.config import Stop
from tourplanner.domain.service import Booking, ServiceInfo
from tourplanner.domain.whereabouts import whereabouts
from tourplanner.outputs.names import POSTERS, poster_names
from tourplanner.outputs.paper.date_rows import DateTable, date_table
from tourplanner.outputs.paper.maps import PaperMap
from tourplanner.outputs.paper.notices import notices
from tourplanner.outputs.paper.outlines import Outlines, outlines_credit
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.press import press
from tourplanner.outputs.paper.qr import QrCode, qr_code
from tourplanner.outputs.paper.surroundings import hangs_from, next_stops, surroundings
from tourplanner.outputs.rhythm_line import rhythm_line
from tourplanner.outputs.view import ScheduleView
from tourplanner.outputs.weekly_times import weekly_times
from tourplanner.wording import colours
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


@dataclass(frozen=True, slots=True)
class NextTimes:
    """When to come to a stop nearby: ``vendredis, 14 h – 16 h 30``, and its dates, in order."""

    head: str
    dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextStop:
    """A stop nearby: its number on the map, its name, and all its dates; the page shows those that fit."""

    mark: str
    name: str
    times: tuple[NextTimes, ...]


@dataclass(frozen=True, slots=True)
class Poster:
    """What one poster tells; texts that are empty and a QR code that is None take no room.

    ``qr_words`` stand beside the code, ``qr_alt`` is what a screen reader says of it.
    """

    accent: str
    commune: str
    place: str
    rhythm: str
    booking: str
    by_appointment: bool
    qr: QrCode | None
    qr_words: str
    qr_alt: str
    dates: DateTable
    notices: tuple[str, ...]
    map: PaperMap
    near: tuple[NextStop, ...]


@dataclass(frozen=True, slots=True)
class PosterSheets:
    """Posters of one service, a page each, and what they have in common.

    ``words`` are the headings of sections by their names in the template.
    """

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
    small: tuple[str, ...]
    words: Mapping[str, str]
    posters: tuple[Poster, ...]


def posters(schedule: ScheduleView, lang: Language, pages: Sequence[PageFormat]) -> dict[str, bytes]:
    """A poster for every stop that has a date, by file name, and ``affiches-A4.pdf`` with all of them."""
    stops = [stop for stop in schedule.view.config.stops if schedule.visits_of(stop.id)]
    outlines = Outlines.of(schedule.view.contours)
    drawn = {stop.id: _poster(schedule, outlines, stop, lang) for stop in stops}
    title = words_in(lang)("poster.titles", service=schedule.view.config.service.name)
    files = {}
    for page in pages if stops else ():
        for stop in stops:
            files[_file(schedule, stop, page)] = _print(schedule, [drawn[stop.id]], "", lang, page)
        files[f"{POSTERS}/affiches-{page}.pdf"] = _print(schedule, list(drawn.values()), title, lang, page)
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
    named = ((each.id, schedule.view.commune_name(each)) for each in schedule.view.config.stops)
    return f"{POSTERS}/{page}/{poster_names(named)[stop.id]}.pdf"


def _print(
    schedule: ScheduleView, drawn: Sequence[Poster], title: str, lang: Language, page: PageFormat
) -> bytes:
    """The PDF of posters; one without a title is named after its commune."""
    words, service = words_in(lang), schedule.view.config.service
    start, until = schedule.schedule.start, schedule.schedule.until
    privacy = words("poster.privacy") if service.privacy is None else service.privacy
    valid = words("poster.valid", start=start, until=until)
    sheets = PosterSheets(
        lang=lang.value,
        title=title or words("poster.title", service=service.name, commune=drawn[0].commune),
        scale=page.scale,
        ink=colours.INK,
        muted=colours.MUTED,
        service=service.name,
        operator=service.operator,
        help=tuple(words("poster.help-lines").splitlines()) if service.help is None else service.help,
        bring=tuple(words("poster.bring-lines").splitlines()) if service.bring is None else service.bring,
        phone=service.phone,
        email=service.email,
        small=tuple(
            line for line in (privacy, valid, outlines_credit(schedule.view.contours, words)) if line
        ),
        words=_headings(lang),
        posters=tuple(drawn),
    )
    return press("poster", sheets, start, schedule.mark)


def _headings(lang: Language) -> Mapping[str, str]:
    words = words_in(lang)
    return {
        "strapline": words("poster.strapline"),
        "help": words("poster.help"),
        "bring": words("poster.bring"),
        "contact": words("poster.contact"),
        "nearby": words("poster.nearby"),
        "more": words("poster.nearby-more"),
        "exceptions": words("poster.unless-stated"),
    }


def booking_words(booking: Booking, service: ServiceInfo, lang: Language) -> str:
    """``Sans rendez-vous``, ``Sur rendez-vous au 05 62 67 40 40``; with the page where there is one."""
    words, phone = words_in(lang), service.phone
    match booking:
        case Booking.NONE:
            return words("poster.booking-none")
        case Booking.POSSIBLE:
            return words("poster.booking-possible")
        case Booking.REQUIRED if phone and service.booking_url:
            return words("poster.booking-required-either", phone=phone)
        case Booking.REQUIRED if phone:
            return words("poster.booking-required-by", phone=phone)
        case Booking.REQUIRED if service.booking_url:
            return words("poster.booking-required-online")
        case Booking.REQUIRED:
            return words("poster.booking-required")


def _poster(schedule: ScheduleView, outlines: Outlines, stop: Stop, lang: Language) -> Poster:
    view, words = schedule.view, words_in(lang)
    service = view.config.service
    booking = stop.booking or service.booking
    books = booking is not Booking.NONE and bool(service.booking_url)
    url = service.booking_url if books else service.url
    near, since = next_stops(schedule, stop), hangs_from(schedule, stop)
    return Poster(
        accent=colours.swatch(view.area_index(stop.area)).ink,
        commune=view.commune_name(stop),
        place=whereabouts(stop.place, stop.address),
        rhythm=rhythm_line(view, stop, lang),
        booking=booking_words(booking, service, lang),
        by_appointment=booking is Booking.REQUIRED,
        qr=qr_code(url),
        qr_words=words("poster.qr-booking") if books else words("poster.qr"),
        qr_alt=words("poster.qr-alt", url=url),
        dates=date_table(schedule.visits_of(stop.id), stop, lang),
        notices=notices(schedule, stop.id, lang),
        map=surroundings(view, outlines, stop, near, lang),
        near=tuple(
            NextStop(str(number), view.square_name(other), _next_times(schedule, other, since, lang))
            for number, other in enumerate(near, start=1)
        ),
    )


def _next_times(schedule: ScheduleView, stop: Stop, since: date, lang: Language) -> tuple[NextTimes, ...]:
    """The dates of a stop from a day on by weekday and hours; the first of each further year names it."""
    words = words_in(lang)
    visits = tuple(each for each in schedule.visits_of(stop.id) if each[0].date >= since)
    first = visits[0][0].date.year
    found = []
    for times in weekly_times(visits):
        name = written.weekdays if len(times.dates) > 1 else written.weekday
        hours = written.all_hours(times.parts, lang)
        head = words("poster.nearby-times", weekday=name(times.weekday, lang), hours=hours)
        found.append(NextTimes(head, _short_dates(times.dates, first, lang)))
    return tuple(found)


def _short_dates(dates: Sequence[date], year: int, lang: Language) -> tuple[str, ...]:
    """``8 janv.``, ``5 févr.``; the first date of a year that is another one says which."""
    found = []
    for day in dates:
        short = written.short_date(day, lang)
        found.append(short if day.year == year else f"{short}\u00a0{day.year}")
        year = day.year
    return tuple(found)
