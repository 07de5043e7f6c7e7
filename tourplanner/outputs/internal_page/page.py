"""The page of the crew and the planner: a schedule and the paths of files in, HTML out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TypeVar

from jinja2 import Environment, PackageLoader

from tourplanner.domain.crew import van_and_crew
from tourplanner.message import Message, Text, message
from tourplanner.outputs import names as folders
from tourplanner.outputs.audience import Audience
from tourplanner.outputs.how_sure import sure_of, tour_line
from tourplanner.outputs.links import Link, Shelves, link, shelve
from tourplanner.outputs.names import INDEX, OPEN_DATA, area_names, stop_names, tour_names, van_names
from tourplanner.outputs.plain import one_line, web_address
from tourplanner.outputs.spots import Spot, geo_uri, spots
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording import colours
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in

Thing = TypeVar("Thing")

_PACKAGE = "tourplanner.outputs.internal_page"
HEADINGS: Mapping[str, Message] = {
    folders.POSTERS: message("index.posters"),
    folders.AREA_SHEETS: message("index.area-sheets"),
    folders.ROUTE_SHEETS: message("index.route-sheets"),
    folders.APPOINTMENTS: message("appointment.heading"),
    folders.RDV: message("rdv.service"),
}
"""Of the files in a folder that are nobody's."""
STOP, AREA, VAN, TOUR = "stop", "area", "van", "tour"
TO_PUBLIC = f"../{Audience.PUBLIC}/"
"""From the folder of this page to that of everybody's files."""


@dataclass(frozen=True, slots=True)
class StopRow:
    """A stop in the table of its area.

    ``first`` is its first date to come, ISO in ``first_iso``, open ``hours``; ``visits`` are all of the year.
    ``phone`` is the town hall's and ``notes`` are the crew's.
    """

    name: str
    place: str
    geo: str
    first: str
    first_iso: str
    hours: str
    visits: int
    phone: str
    notes: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AreaPart:
    """An area with its own files and its stops."""

    name: str
    swatch: colours.Swatch
    links: tuple[Link, ...]
    rows: tuple[StopRow, ...]


@dataclass(frozen=True, slots=True)
class VanPart:
    """A van with its files."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TourRow:
    """A tour in the list of its month."""

    iso: str
    day: str
    van: str
    stops: str
    sure: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The tours of a month that have files."""

    name: str
    tours: tuple[TourRow, ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """Files that belong to nobody, by their folder."""

    name: str
    links: tuple[Link, ...]


def render(scheduled: ScheduleView, lang: Language, labels: Mapping[str, Text]) -> Mapping[str, bytes]:
    """The page that links the files of some paths, each with its label.

    Paths are those in an export, each in the folder of its audience, with ``/`` between folders. The same
    schedule, language and labels give the same bytes, in whatever order the labels are.
    """
    view = scheduled.view
    places = spots(scheduled)
    epcis = dict.fromkeys(spot.area for spot in places.values() if spot.area)
    areas = {epci: one_line(view.area(epci).name) for epci in epcis}
    tours = tour_names(scheduled.schedule.tours)
    vans = van_names(van.id for van in view.config.vans)
    names = {
        **_keyed(STOP, stop_names(places.values())),
        **_keyed(AREA, area_names(areas.items())),
        **_keyed(VAN, vans),
        **_keyed(TOUR, tours),
    }
    words = words_in(lang)
    from_here = {_from_here(path): label for path, label in labels.items()}
    shelves = shelve(from_here, names, words)
    data = [path for path in shelves.left if path.startswith(f"{TO_PUBLIC}{OPEN_DATA}/")]
    html = _environment().get_template("index.html")
    text = html.render(
        lang=lang.value,
        words=words,
        style=files(_PACKAGE).joinpath("assets", "index.css").read_text(encoding="utf-8"),
        ink=colours.INK,
        muted=colours.MUTED,
        service=view.config.service,
        url=web_address(view.config.service.url),
        title=one_line(view.config.title),
        credit=" ".join(map(words.of, view.provenance.credits)),
        times=words.of(view.provenance.told),
        first=scheduled.schedule.start,
        last=scheduled.schedule.until,
        areas=[_area(scheduled, epci, areas[epci], places, shelves, lang) for epci in epcis],
        vans=[VanPart(one_line(van), links) for van in vans if (links := shelves.of((VAN, van)))],
        months=_months(scheduled, places, shelves, lang),
        data=[link(path, from_here[path], words) for path in data],
        folders=_folders([path for path in shelves.left if path not in data], from_here, words),
        public=f"{TO_PUBLIC}{INDEX}",
    )
    return {INDEX: text.encode()}


def _from_here(path: str) -> str:
    """The path in an export as one from the folder of the page."""
    folder, _, rest = path.partition("/")
    return rest if folder == Audience.INTERNAL else f"../{path}"


def _keyed(kind: str, names: Mapping[Thing, str]) -> dict[object, str]:
    """Names by kind and id, so that a van and a stop of the same id stay apart."""
    return {(kind, key): name for key, name in names.items()}


def _area(
    scheduled: ScheduleView,
    epci: str,
    name: str,
    places: Mapping[str, Spot],
    shelves: Shelves,
    lang: Language,
) -> AreaPart:
    own = [(stop, spot) for stop, spot in places.items() if spot.area == epci]
    known = {stop.area for stop in scheduled.view.config.stops} | {
        area.epci for area in scheduled.view.config.areas
    }
    rank = scheduled.view.area_index(epci) if epci in known else len(known)
    rows = [_stop(scheduled, stop, spot, shelves, lang) for stop, spot in own]
    return AreaPart(name, colours.swatch(rank), shelves.of((AREA, epci)), tuple(rows))


def _stop(scheduled: ScheduleView, stop: str, spot: Spot, shelves: Shelves, lang: Language) -> StopRow:
    visits, left = scheduled.visits_of(stop), scheduled.to_come.visits_of(stop)
    first = first_iso = hours = ""
    if left:
        tour, visit = left[0]
        first_iso = tour.date.isoformat()
        first = written.day(tour.date, lang)
        hours = written.all_hours(visit.parts, lang)
    return StopRow(
        name=spot.name,
        place=spot.place or spot.street,
        geo=geo_uri(spot.position) if spot.position else "",
        first=first,
        first_iso=first_iso,
        hours=hours,
        visits=len(visits),
        phone=spot.phone,
        notes=spot.notes,
        links=shelves.of((STOP, stop)),
    )


def _months(
    scheduled: ScheduleView, places: Mapping[str, Spot], shelves: Shelves, lang: Language
) -> list[Month]:
    many = len(scheduled.view.config.vans) > 1 or bool(scheduled.view.config.crews)
    filed = [tour for tour in scheduled.schedule.tours if shelves.of((TOUR, tour))]
    months = []
    for _, group in groupby(filed, key=lambda tour: (tour.date.year, tour.date.month)):
        tours = list(group)
        sure = sure_of(scheduled.view, tours)
        rows = [
            TourRow(
                iso=tour.date.isoformat(),
                day=written.short_day(tour.date, lang),
                van=one_line(van_and_crew(tour, scheduled.view.config.crews)) if many else "",
                stops=", ".join(places[visit.stop].name for visit in tour.visits),
                sure=words_in(lang).of(tour_line(scheduled.view, tour, each)),
                links=shelves.of((TOUR, tour)),
            )
            for tour, each in zip(tours, sure, strict=True)
        ]
        months.append(Month(written.capital_month(tours[0].date, lang), tuple(rows)))
    return months


def _folders(paths: Iterable[str], labels: Mapping[str, Text], words: Words) -> list[Folder]:
    """Files by folder; those in no folder come first."""
    found: dict[str, list[Link]] = {}
    placed = {path: path.removeprefix(TO_PUBLIC).rpartition("/")[0] for path in paths}
    for path in sorted(placed, key=lambda path: (placed[path], path)):
        found.setdefault(placed[path], []).append(link(path, labels[path], words))
    return [Folder(_heading(folder, words), tuple(links)) for folder, links in found.items()]


def _heading(folder: str, words: Words) -> str:
    """What the files of a folder are; its own name for one that is not known."""
    known = HEADINGS.get(folder)
    return words.of(known) if known else folder.replace("-", " ").replace("/", " – ").capitalize()


@cache
def _environment() -> Environment:
    """Where the template is read from; what it is given is escaped."""
    return Environment(
        loader=PackageLoader(_PACKAGE, "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
