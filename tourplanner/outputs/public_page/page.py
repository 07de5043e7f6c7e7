"""The page: a schedule and the paths of files in, HTML out."""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader

from tourplanner.domain.service import ServiceInfo
from tourplanner.message import Text
from tourplanner.outputs.audience import Audience
from tourplanner.outputs.links import Link, Shelves, link, shelve
from tourplanner.outputs.map_page.templating import source
from tourplanner.outputs.names import INDEX, OPEN_DATA, POSTERS, PUBLIC_MAP, area_names, stop_names
from tourplanner.outputs.open_data.contact import international_phone, mail_address
from tourplanner.outputs.plain import one_line, web_address
from tourplanner.outputs.public_page.neighbours import neighbours
from tourplanner.outputs.public_page.picture import picture
from tourplanner.outputs.public_page.villages import Village, villages
from tourplanner.outputs.spots import spots
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording import colours
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in

_PACKAGE = "tourplanner.outputs.public_page"
ELSEWHERE = (f"{POSTERS}/", f"{OPEN_DATA}/", PUBLIC_MAP)
"""Where paths begin of the files that are nobody's and have a place of their own on the page."""


@dataclass(frozen=True, slots=True)
class AreaFiles:
    """The files of an intercommunalité."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """How people reach the service, and where they book; an empty address is no link."""

    phone: str
    phone_address: str
    email: str
    email_address: str
    booking: str
    url: str


def render(scheduled: ScheduleView, lang: Language, labels: Mapping[str, Text]) -> Mapping[str, bytes]:
    """The page of residents, by its path in the folder of everybody's files.

    Parameters
    ----------
    labels
        What each file of the export is, by its path there; those that are not for everybody are passed over.

    Returns
    -------
    Mapping
        The same schedule, language and labels give the same bytes: only the script knows what day it is.
    """
    words, view = words_in(lang), scheduled.view
    mine = f"{Audience.PUBLIC}/"
    public = {path.removeprefix(mine): label for path, label in labels.items() if path.startswith(mine)}
    places = spots(scheduled)
    names = stop_names(places.values())
    shelves = shelve(public, {("stop", stop): name for stop, name in names.items()}, words)
    shown = villages(scheduled, {stop: _in_order(shelves.of(("stop", stop))) for stop in places}, lang)
    areas, left = _area_files(scheduled, public, shelves, words)
    visited = scheduled.visits_by_stop()
    served = frozenset(stop.commune for stop in view.config.stops if stop.id in visited)
    service = view.config.service
    style, script = _style(shown), source("days.js", _PACKAGE) + source("page.js", _PACKAGE)
    text = (
        _environment()
        .get_template("page.html")
        .render(
            lang=lang.value,
            words=words,
            style=style,
            script=script,
            style_hash=_hash(style),
            script_hash=_hash(script),
            service=one_line(service.name),
            operator=one_line(service.operator),
            contact=_contact(service),
            help=words("poster.help-lines").splitlines() if service.help is None else service.help,
            bring=words("poster.bring-lines").splitlines() if service.bring is None else service.bring,
            privacy=words("poster.privacy") if service.privacy is None else service.privacy,
            villages=shown,
            same_booking=len({village.booking for village in shown}) == 1,
            picture=picture(view, shown) if shown else None,
            neighbours=_data(neighbours(view.catalogue, shown, served) if shown else []),
            areas=areas,
            posters=[each for each in left if each.href.startswith(f"{POSTERS}/")],
            data=[each for each in left if each.href.startswith(f"{OPEN_DATA}/")],
            others=[each for each in left if not each.href.startswith(ELSEWHERE)],
            map_file=PUBLIC_MAP if PUBLIC_MAP in public else "",
            first=scheduled.schedule.start,
            last=scheduled.schedule.until,
        )
    )
    return {INDEX: text.encode()}


def _in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    """Calendars, then posters that are printed at home, then those of notice boards."""
    return tuple(sorted(links, key=lambda each: (each.ending != "ICS", "/A4/" not in each.href, each.href)))


def _area_files(
    scheduled: ScheduleView, public: Mapping[str, Text], shelves: Shelves, words: Words
) -> tuple[list[AreaFiles], list[Link]]:
    """The files of each intercommunalité, and the links that are nobody's."""
    view = scheduled.view
    epcis = dict.fromkeys(spot.area for spot in spots(scheduled).values() if spot.area)
    areas = {epci: one_line(view.area(epci).name) for epci in epcis}
    left = {path: public[path] for path in shelves.left}
    own = shelve(left, {("area", epci): name for epci, name in area_names(areas.items()).items()}, words)
    found = [AreaFiles(areas[epci], links) for epci in epcis if (links := own.of(("area", epci)))]
    return found, [link(path, public[path], words) for path in own.left]


def _contact(service: ServiceInfo) -> Contact:
    return Contact(
        phone=one_line(service.phone),
        phone_address=international_phone(service.phone),
        email=one_line(service.email),
        email_address=mail_address(service.email),
        booking=web_address(service.booking_url),
        url=web_address(service.url),
    )


def _data(items: object) -> str:
    """JSON that ends no element of the page."""
    return json.dumps(items, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _style(shown: Iterable[Village]) -> str:
    """The style sheet, with the colours of the areas that are on the page."""
    marks = sorted({village.mark for village in shown})
    inks = "\n".join(f".mark-{mark} {{ --mark: {colours.swatch(mark).ink}; }}" for mark in marks)
    sheet = files(_PACKAGE).joinpath("assets", "page.css").read_text(encoding="utf-8")
    return f":root {{ --ink: {colours.INK}; --muted: {colours.MUTED}; }}\n{sheet}{inks}\n"


def _hash(text: str) -> str:
    """What the page's policy knows a style sheet or a script by: nothing else is let in."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    """Where the template is read from; what it is given is escaped."""
    return Environment(
        loader=PackageLoader(_PACKAGE, "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
