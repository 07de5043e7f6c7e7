"""A dossier for any département, or for another country: its config, made of the tables of places."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tourplanner.domain.period import HOUR, WEEKDAYS
from tourplanner.domain.place import Area, Catalogue, Commune
from tourplanner.domain.territory import HOME, Territory
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.config.build import usual
from tourplanner.inputs.config.keys import FORMAT
from tourplanner.inputs.departements import departements
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.shown import shown
from tourplanner.inputs.slug import slug
from tourplanner.inputs.starter import PLAN, STARTER, write_new
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.inputs.typed.names import Doubt, NameBook
from tourplanner.inputs.typed.places import area_names, commune_names
from tourplanner.message import Message, Notify, message, parameter
from tourplanner.outputs.config_workbook import render
from tourplanner.outputs.starter import founded
from tourplanner.travel.estimate import Estimate
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in
from tourplanner.workflow.new import WORKBOOK

VAN = "vehicule"
MOST_VANS = 20
STOPS = 8
"""Stops to begin with: a third of the half-days of one van."""
FARTHEST = HOUR * 5 // 4
"""Seconds of driving from the depot within which the first stops are looked for: there and back fit a day."""


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new dossier is for.

    Attributes
    ----------
    territory
        Its départements, or its country.
    epcis
        The intercommunalités to tour, each by its SIREN or its name; none for all.
    stops
        How many stops to begin with: the communes with the most inhabitants, those without a France Services
        site first.
    communes
        The communes to stop in, each by its INSEE code or its name; none for as many as `stops`.
    depot
        The commune that the van starts from, by its code or its name; "" for the usual one.
    title
        What the plan is called; "" for where it tours.
    start
        A day of the first week; None for that of the config to start from.
    weeks
        How many weeks the cycle has; None for as many as that config has.
    weekdays
        Weekdays (Monday = 0) on which the vans tour; none for those of that config.
    vans
        How many vans tour, all from the depot.
    data
        A folder of tables that replace the shipped ones.
    """

    territory: Territory = HOME
    epcis: tuple[str, ...] = ()
    stops: int = STOPS
    communes: tuple[str, ...] = ()
    depot: str = ""
    title: str = ""
    start: date | None = None
    weeks: int | None = None
    weekdays: tuple[int, ...] = ()
    data: Path | None = None
    vans: int = 1


@dataclass(frozen=True, slots=True)
class Depot:
    """Where the van starts, and the message that says why there."""

    commune: Commune
    why: Message


def new_dossier(
    folder: Path, founding: Founding, as_workbook: bool, lang: Language, notify: Notify
) -> tuple[Path, ...]:
    """Write the config of a new dossier into `folder`; the files that were written.

    Parameters
    ----------
    as_workbook
        Whether the config is a workbook.
    notify
        Told where the depot is, which is to be looked at, and of stops that were not found.

    Raises
    ------
    InputError
        If it is there already or cannot be written, or with all faults of the tables and of the names.
    """
    catalogue = read_catalogue(founding.data or data_folder(), notify, founding.territory)
    words = words_in(lang)
    table, depot = founded_table(founding, catalogue, words)
    notify(depot.why)
    if not founding.communes and len(table["stops"]) < founding.stops:
        notify(message("dossier.fewer-stops", found=len(table["stops"]), asked=founding.stops))
    if as_workbook:
        file, content = folder / WORKBOOK, render(table, catalogue, lang)
    else:
        file, content = folder / PLAN, founded(table, catalogue, words, depot.why).encode()
    write_new(file, content)
    return (file,)


def founded_table(founding: Founding, catalogue: Catalogue, words: Words) -> tuple[dict[str, Any], Depot]:
    """The table of the config of a new dossier, dates as ISO texts, and where its vans start.

    Raises
    ------
    InputError
        With all faults of the names.
    """
    named = _Named.of(founding, catalogue)
    depot = _depot(founding.territory, named, catalogue)
    stops = named.communes or suggested_stops(founding.stops, named.areas, depot.commune, catalogue)
    return _table(founding, named.areas, depot, stops, words), depot


@dataclass(frozen=True, slots=True)
class _Named:
    """What a founding names, found in the tables; ``depot`` is None where it names none."""

    areas: tuple[Area, ...]
    communes: tuple[Commune, ...]
    depot: Commune | None

    @classmethod
    def of(cls, founding: Founding, catalogue: Catalogue) -> "_Named":
        """All that is named.

        Raises
        ------
        InputError
            With all names that are not in the tables.
        """
        faults: list[Fault] = []
        areas, communes = area_names(catalogue), commune_names(catalogue)
        epcis = _found("epcis", founding.epcis, areas, "choice.unknown-area", faults)
        codes = _found("communes", founding.communes, communes, "dossier.unknown-commune", faults)
        depots = [founding.depot] if founding.depot else []
        depot = _found("depot", depots, communes, "dossier.unknown-commune", faults)
        if faults:
            raise InputError(faults)
        if epcis:
            # Whoever names a commune means that it is toured.
            epcis = tuple(dict.fromkeys([*epcis, *(catalogue.communes[code].epci for code in codes)]))
        return cls(
            tuple(catalogue.areas[code] for code in epcis),
            tuple(catalogue.communes[code] for code in codes),
            catalogue.communes[depot[0]] if depot else None,
        )


def _found(
    name: str, texts: Iterable[str], book: NameBook, unknown: str, faults: list[Fault]
) -> tuple[str, ...]:
    """The codes of what is named, each once; what is not known is added to the faults."""
    found: dict[str, None] = {}
    for text in texts:
        meant = book.find(text)
        if isinstance(meant, Doubt):
            faults.append(Fault(parameter(name), meant.what, meant.maybe))
        elif meant is None:
            names = {each.name: each.code for each in book.known.values()}
            alike = nearest(text, names)
            maybe = message("choice.code-named", code=names[alike[0]], name=alike[0]) if alike else ""
            faults.append(Fault(parameter(name), Message(unknown, {"seen": shown(text)}), maybe))
        else:
            found[meant] = None
    return tuple(found)


def _depot(territory: Territory, named: _Named, catalogue: Catalogue) -> Depot:
    """The one that is named, else the usual one."""
    if named.depot:
        return Depot(named.depot, message("dossier.depot-named", name=named.depot.name))
    return usual_depot(territory, named.areas, catalogue)


def usual_depot(territory: Territory, areas: tuple[Area, ...], catalogue: Catalogue) -> Depot:
    """The prefecture of the first département, else the commune with the most inhabitants."""
    capital = departements()[territory.departements[0]].capital if territory.departements else ""
    if capital in catalogue.communes and not areas:
        commune = catalogue.communes[capital]
        return Depot(commune, message("dossier.depot-prefecture", name=commune.name))
    largest = max(_toured(areas, catalogue), key=lambda each: (each.population, each.code))
    return Depot(largest, message("dossier.depot-largest", name=largest.name))


def _toured(areas: tuple[Area, ...], catalogue: Catalogue) -> Iterator[Commune]:
    epcis = {area.epci for area in areas}
    return (
        each
        for each in catalogue.communes.values()
        if not each.merged_into and (not epcis or each.epci in epcis)
    )


def _table(
    founding: Founding, areas: tuple[Area, ...], depot: Depot, stops: Iterable[Commune], words: Words
) -> dict[str, Any]:
    """The table of the config, dates as ISO texts."""
    shipped = tomllib.loads((data_folder() / STARTER).read_text(encoding="utf-8"))
    territory, place = founding.territory, depot.commune
    start = founding.start or shipped["calendar"]["start"]
    monday = start - timedelta(start.weekday())
    calendar: dict[str, Any] = {"start": monday.isoformat(), "public_holidays": territory.country}
    if founding.weeks:
        calendar["weeks"] = founding.weeks
    if founding.weekdays:
        calendar["weekdays"] = [WEEKDAYS[day] for day in sorted(set(founding.weekdays))]
    data: dict[str, Any] = {}
    if territory.departements:
        data["departements"] = list(territory.departements)
    if territory.is_abroad:
        data["country"] = territory.country
    table: dict[str, Any] = {
        "format": FORMAT,
        "title": founding.title or _title(territory, areas, place, words),
        "data": data,
        "calendar": calendar,
        "depots": [
            {
                "id": slug(place.name),
                "name": place.name,
                "latitude": place.position.latitude,
                "longitude": place.position.longitude,
            }
        ],
        "vans": [{"id": name, "depot": slug(place.name)} for name in _van_names(founding.vans)],
        "areas": [{"epci": area.epci} for area in areas],
        "service": {"name": words("starter.service"), "operator": _operator(territory, areas)},
        "stops": [{"commune": each.code} for each in stops],
    }
    if not areas:
        # A service of a whole département promises no day to an intercommunalité.
        table["work"] = {"one_area_per_day": False}
    return table


def _van_names(count: int) -> Iterator[str]:
    yield VAN
    for number in range(2, count + 1):
        yield f"{VAN}-{number}"


def _title(territory: Territory, areas: tuple[Area, ...], depot: Commune, words: Words) -> str:
    if len(areas) == 1:
        return words("starter.tours-of", name=areas[0].name)
    names = [departements()[code].name for code in territory.departements]
    return words("starter.tours-of", name=", ".join(names) or depot.name)


def _operator(territory: Territory, areas: tuple[Area, ...]) -> str:
    """Who offers the service, as far as that can be told; it is to be filled in by hand otherwise."""
    if len(areas) == 1:
        return areas[0].name
    if len(territory.departements) == 1 and not areas:
        return f"Département {departements()[territory.departements[0]].of_name}"
    return ""


def suggested_stops(
    count: int, areas: tuple[Area, ...], depot: Commune, catalogue: Catalogue
) -> tuple[Commune, ...]:
    """The communes within a day's reach with the most inhabitants, those without a site first."""
    sites = {site.commune for site in catalogue.sites}
    toured = list(_toured(areas, catalogue))
    away = _drives(depot, toured)
    near = [each for each in toured if away[each.code] <= FARTHEST]
    # Whoever lives where the van starts is the last to need it.
    ranked = sorted(near, key=lambda each: (each == depot, each.code in sites, -each.population, each.code))
    return tuple(ranked[:count])


def _drives(depot: Commune, communes: list[Commune]) -> Mapping[str, int]:
    """Seconds from the depot to each commune, estimated at the pace of the van."""
    estimate = Estimate(usual("travel").van_factor)
    matrix = estimate.matrix([depot.position, *(each.position for each in communes)])
    return {each.code: int(seconds) for each, seconds in zip(communes, matrix.seconds[0, 1:], strict=True)}
