"""Which communes may be chosen: from a request to a config with candidates and a selection of stops."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from tourplanner.domain.config import Config
from tourplanner.domain.period import WEEKDAYS
from tourplanner.domain.place import Catalogue, Commune
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.faults import nearest, show
from tourplanner.inputs.weights import POPULATION
from tourplanner.travel.estimate import geodesic_km

HOUR_WORTH = 360
"""Residents whose service is worth an hour of driving in the cycle, unless said otherwise."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be chosen.

    Attributes
    ----------
    epcis
        The intercommunalités to choose in; every one that is known if there is none.
    count
        How many communes.
    include, exclude
        Codes of communes that are chosen, or not, in any case.
    weekdays
        Weekdays (Monday = 0) on which the chosen communes are toured, added to the touring days
        of the calendar; None for those of the config.
    without_sites
        Whether communes with a France Services site of their own are left out.
    one_per_canton
        Whether at most one commune of a canton is chosen.
    min_distance_km
        Least distance between two chosen communes as the crow flies; None for none.
    floors
        Least number of communes chosen in an intercommunalité, by SIREN.
    weight
        Column of the weights file, or of the shipped communes, that tells what a commune counts for.
    hour_worth
        Weight that is worth an hour of driving in the cycle.

    Examples
    --------
    >>> import tourplanner as tp
    >>> request = tp.Request(epcis=("243200417",), count=4, weekdays=(3,))
    >>> request.weight, request.hour_worth
    ('population', 360)
    """

    epcis: tuple[str, ...]
    count: int
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    weekdays: tuple[int, ...] | None = None
    without_sites: bool = False
    one_per_canton: bool = False
    min_distance_km: float | None = None
    floors: Mapping[str, int] = field(default_factory=dict)
    weight: str = POPULATION
    hour_worth: int = HOUR_WORTH


def candidates(request: Request, config: Config, catalogue: Catalogue) -> tuple[Commune, ...]:
    """The communes that may be chosen, by code; they are no stops of the config yet.

    Raises
    ------
    InputError
        With all faults of the request.
    """
    faults = [*_unknown_areas(request, catalogue)]
    if faults:
        raise InputError(faults)
    epcis = set(request.epcis) or set(catalogue.areas)
    here = [each for each in catalogue.communes.values() if each.epci in epcis]
    stopped = {stop.commune for stop in config.stops}
    sites = {site.commune for site in catalogue.sites} if request.without_sites else set()
    free = {
        each.code: each
        for each in here
        if each.code not in stopped and not _retired(each, config.calendar.start)
    }
    left = [code for code in sorted(free) if code not in request.exclude and code not in sites]
    faults = [*_named(request, free, stopped, sites, catalogue)]
    wanted = sum(request.floors.values())
    if request.count > len(left):
        what = f"{request.count} are to be chosen, but only {len(left)} communes can be"
        faults.append(Fault("--count", what, f"at most {len(left)}"))
    if len(request.include) > request.count:
        what = f"{len(request.include)} communes must be chosen, more than the {request.count} to choose"
        faults.append(Fault("--include", what))
    if wanted > request.count:
        faults.append(Fault("--floor", f"the floors ask for {wanted} communes, {request.count} are chosen"))
    if faults:
        raise InputError(faults)
    return tuple(free[code] for code in left)


def with_candidates(
    table: Mapping[str, object], found: Sequence[Commune], request: Request
) -> dict[str, object]:
    """The table of a config with the candidates as wished-for stops, their areas and touring days."""
    stops = [*_rows(table, "stops"), *({"commune": each.code, "required": False} for each in found)]
    return _toured({**table, "stops": stops}, found, request)


def promised(
    table: Mapping[str, object], chosen: Sequence[Commune], losers: Sequence[str], request: Request
) -> dict[str, object]:
    """The table of a config with the chosen communes promised, and `losers` (ids) only wished for."""
    kept = [
        {**row, "required": False} if str(row.get("id", row.get("commune"))) in losers else row
        for row in _rows(table, "stops")
    ]
    stops = [*kept, *({"commune": each.code} for each in chosen)]
    return _toured({**table, "stops": stops}, chosen, request)


def _toured(table: dict[str, object], found: Sequence[Commune], request: Request) -> dict[str, object]:
    """The table with the areas and touring days of the candidates."""
    edited = dict(table)
    named = [WEEKDAYS[day] for day in request.weekdays or ()]
    if named:
        calendar = table.get("calendar")
        rules: dict[str, object] = dict(calendar) if isinstance(calendar, Mapping) else {}
        toured = rules.get("weekdays", ["mon", "wed", "fri"])
        days = {*(toured if isinstance(toured, list) else ()), *named}
        edited["calendar"] = {**rules, "weekdays": [day for day in WEEKDAYS if day in days]}
    areas = _rows(table, "areas")
    if not areas:
        return edited
    known = {str(row.get("epci")): row for row in areas}
    for epci in dict.fromkeys(each.epci for each in found):
        row: dict[str, object] = {**known.get(epci, {"epci": epci})}
        row.pop("communes", None)
        if named and epci not in known:
            row["weekdays"] = named
        known[epci] = row
    return {**edited, "areas": list(known.values())}


def groups(request: Request, found: Sequence[Commune]) -> tuple[frozenset[str], ...]:
    """Sets of candidates of which at most one may be chosen."""
    together: list[frozenset[str]] = []
    if request.one_per_canton:
        cantons: dict[str, set[str]] = defaultdict(set)
        for each in found:
            if each.canton:
                cantons[each.canton].add(each.code)
        together += [frozenset(codes) for _, codes in sorted(cantons.items()) if len(codes) > 1]
    if request.min_distance_km is not None:
        together += [
            frozenset([one.code, other.code])
            for one, other in combinations(found, 2)
            if geodesic_km(one.position, other.position) < request.min_distance_km
        ]
    return tuple(together)


def _rows(table: Mapping[str, object], key: str) -> list[dict[str, object]]:
    rows = table.get(key)
    return [dict(row) for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def _retired(commune: Commune, start: date) -> bool:
    return commune.merged_on is not None and commune.merged_on <= start


def _unknown_areas(request: Request, catalogue: Catalogue) -> list[Fault]:
    faults = []
    for option, epcis in (("--epci", request.epcis), ("--floor", tuple(request.floors))):
        for epci in epcis:
            if epci in catalogue.areas:
                continue
            names = {area.name: area.epci for area in catalogue.areas.values()}
            alike = nearest(epci, [*catalogue.areas, *names])
            code = names.get(alike[0], alike[0]) if alike else ""
            maybe = f"{code}, {catalogue.areas[code].name}" if code else ""
            faults.append(Fault(option, f"{show(epci)} is not the SIREN of a known intercommunalité", maybe))
    return faults


def _named(
    request: Request,
    free: Mapping[str, Commune],
    stopped: set[str],
    sites: set[str],
    catalogue: Catalogue,
) -> list[Fault]:
    """What is wrong with the communes that the request names."""
    faults = []
    for option, codes in (("--include", request.include), ("--exclude", request.exclude)):
        for code in codes:
            if code not in catalogue.communes:
                alike = nearest(code, catalogue.communes)
                maybe = f"{alike[0]}, {catalogue.communes[alike[0]].name}" if alike else ""
                faults.append(Fault(option, f"{show(code)} is not the code of a known commune", maybe))
            elif code in stopped:
                faults.append(Fault(option, f"{code} ({catalogue.communes[code].name}) is a stop already"))
            elif code not in free:
                name = catalogue.communes[code].name
                faults.append(Fault(option, f"{code} ({name}) is not in the intercommunalités to choose in"))
    for code in request.include:
        name = catalogue.communes[code].name if code in catalogue.communes else code
        if code in request.exclude:
            faults.append(Fault("--include", f"{code} ({name}) is excluded as well"))
        elif code in sites:
            faults.append(Fault("--include", f"{code} ({name}) has a France Services site of its own"))
    return faults
