"""Which communes may be chosen: from a request to the candidates, and those that exclude each other."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from tourplanner.domain.config import Config
from tourplanner.domain.place import Catalogue, Commune
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.shown import shown
from tourplanner.inputs.typed.names import Doubt, NameBook
from tourplanner.inputs.typed.places import area_names, commune_names
from tourplanner.inputs.weights import POPULATION
from tourplanner.message import message
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


def in_codes(request: Request, catalogue: Catalogue) -> Request:
    """The same request with the codes of the places that it names; what is not known stays as it is.

    Raises
    ------
    InputError
        With every name that leads to several places, and every label whose name and code do not agree.
    """
    communes, areas, faults = commune_names(catalogue), area_names(catalogue), list[Fault]()

    def code(text: str, book: NameBook) -> str:
        found = book.find(text)
        if isinstance(found, Doubt):
            faults.append(Fault("", found.what, found.maybe))
        return found if isinstance(found, str) else text

    meant = replace(
        request,
        epcis=tuple(dict.fromkeys(code(each, areas) for each in request.epcis)),
        include=tuple(code(each, communes) for each in request.include),
        exclude=tuple(code(each, communes) for each in request.exclude),
        floors={code(each, areas): least for each, least in request.floors.items()},
    )
    if faults:
        raise InputError(faults)
    return meant


def candidates(request: Request, config: Config, catalogue: Catalogue) -> tuple[Commune, ...]:
    """The communes that may be chosen, by code; they are no stops of the config yet.

    Raises
    ------
    InputError
        With all faults of the request.
    """
    faults = _unknown_areas(request, catalogue)
    if faults:
        raise InputError(faults)
    epcis = set(request.epcis) or set(catalogue.areas)
    stopped = {stop.commune for stop in config.stops}
    sites = {site.commune for site in catalogue.sites} if request.without_sites else set()
    free = {
        each.code: each
        for each in catalogue.communes.values()
        if each.epci in epcis and each.code not in stopped and each.exists_on(config.calendar.start)
    }
    left = [code for code in sorted(free) if code not in request.exclude and code not in sites]
    faults = [*_named(request, free, stopped, sites, catalogue), *_too_many(request, len(left))]
    if faults:
        raise InputError(faults)
    return tuple(free[code] for code in left)


def _too_many(request: Request, left: int) -> Iterator[Fault]:
    """More communes than can be, or than are to be, chosen."""
    count, wanted = request.count, sum(request.floors.values())
    if count > left:
        what = message("choice.too-many", asked=count, most=left)
        yield Fault("", what, message("choice.at-most", most=left))
    if len(request.include) > count:
        yield Fault("", message("choice.too-many-included", included=len(request.include), asked=count))
    if wanted > count:
        yield Fault("", message("choice.floors", wanted=wanted, asked=count))


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


def _unknown_areas(request: Request, catalogue: Catalogue) -> list[Fault]:
    faults = []
    for epci in dict.fromkeys((*request.epcis, *request.floors)):
        if epci in catalogue.areas:
            continue
        names = {area.name: area.epci for area in catalogue.areas.values()}
        alike = nearest(epci, [*catalogue.areas, *names])
        code = names.get(alike[0], alike[0]) if alike else ""
        maybe = message("choice.code-named", code=code, name=catalogue.areas[code].name) if code else ""
        faults.append(Fault("", message("choice.unknown-area", seen=shown(epci)), maybe))
    return faults


def _named(
    request: Request,
    free: Mapping[str, Commune],
    stopped: Collection[str],
    sites: Collection[str],
    catalogue: Catalogue,
) -> Iterator[Fault]:
    """What is wrong with the communes that the request names."""
    for code in (*request.include, *request.exclude):
        if code not in catalogue.communes:
            alike = nearest(code, catalogue.communes)
            name = catalogue.communes[alike[0]].name if alike else ""
            maybe = message("choice.code-named", code=alike[0], name=name) if alike else ""
            yield Fault("", message("choice.unknown-commune", seen=shown(code)), maybe)
            continue
        commune = message("choice.commune", name=catalogue.communes[code].name, code=code)
        if code in stopped:
            yield Fault("", message("choice.stop-already", commune=commune))
        elif code not in free:
            yield Fault("", message("choice.elsewhere", commune=commune))
    for code in request.include:
        name = catalogue.communes[code].name if code in catalogue.communes else code
        commune = message("choice.commune", name=name, code=code)
        if code in request.exclude:
            yield Fault("", message("choice.excluded", commune=commune))
        elif code in sites:
            yield Fault("", message("choice.has-site", commune=commune))
