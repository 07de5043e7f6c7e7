"""Communes and intercommunalités that a config names, looked up in the catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tourplanner.domain.config import Config
from tourplanner.domain.place import Catalogue, Commune, Position
from tourplanner.domain.region import Region
from tourplanner.inputs import shown as said
from tourplanner.inputs.config.table import Table
from tourplanner.inputs.faults import Spot, nearest
from tourplanner.inputs.shown import shown
from tourplanner.inputs.slug import slug
from tourplanner.inputs.typed.names import MOST_NAMED, bare_name, begins
from tourplanner.inputs.typed.places import NEW_NAMES
from tourplanner.inputs.without_tables import FOUNDED_ANEW, collectivity
from tourplanner.message import Message, Text, message


@dataclass(frozen=True, slots=True)
class Retired:
    """A commune whose code retired before the catalogue: what took it over, and when."""

    name: str
    into: str
    into_name: str
    on: date


# INSEE, Code officiel géographique, mouvements de communes (Licence Ouverte).
RETIRED = {
    "32168": Retired("Labarrère", "32079", "Castelnau d'Auzan Labarrère", date(2016, 1, 1)),
    "32074": Retired("Cannet", "32344", "Riscle", date(2019, 1, 1)),
}
AROUND = 3.0
"""Degrees from the communes of a dossier within which its depots and squares lie: some 300 km."""


def check_places(root: Table, catalogue: Catalogue) -> None:
    """Note every commune and intercommunalité that is not known, or not where it should be."""
    for area in root.rows("areas"):
        if area.has("epci") and area["epci"] not in catalogue.areas:
            _note_unknown_area(area["epci"], area.spot.at("epci"), catalogue)
        if area.get("communes"):
            _check_communes_of(area, catalogue)
    for stop in root.rows("stops"):
        if not stop.has("commune"):
            continue
        commune = catalogue.communes.get(stop["commune"])
        if commune is None:
            note_unknown_commune(stop["commune"], stop.spot.at("commune"), catalogue)
        else:
            _check_toured(commune, stop.spot.at("commune"), root, catalogue)
    for event in root.rows("events"):
        code = event.get("commune")
        if code is not None and code not in catalogue.communes:
            note_unknown_commune(code, event.spot.at("commune"), catalogue)
    _check_positions(root, catalogue)


def merger_notices(config: Config, catalogue: Catalogue) -> tuple[Message, ...]:
    """A notice for each stop whose commune has merged by the start of the cycle."""
    communes = {stop.commune: catalogue.communes[stop.commune] for stop in config.stops}
    return tuple(
        message(
            "config.has-merged",
            name=commune.name,
            code=commune.code,
            into=_name(commune.merged_into, catalogue),
            into_code=commune.merged_into,
            day=commune.merged_on,
        )
        for commune in communes.values()
        if commune.merged_into is not None
        and commune.merged_into != commune.code
        and commune.merged_on is not None
        and config.calendar.start >= commune.merged_on
    )


def _name(code: str, catalogue: Catalogue) -> Text:
    if code in NEW_NAMES:
        return NEW_NAMES[code]
    return catalogue.communes[code].name if code in catalogue.communes else message("config.a-new-commune")


def _check_positions(root: Table, catalogue: Catalogue) -> None:
    """Positions of depots, stops and events lie around the communes of the stops, or all elsewhere.

    A dossier of another country has communes of its own only in name; a slip in one position has no company.
    """
    stops = root.rows("stops")
    toured = [catalogue.communes.get(stop.get("commune") or "") for stop in stops]
    communes = [each for each in toured if each is not None] or catalogue.communes.values()
    region = Region.around((commune.position for commune in communes), AROUND)
    rows = (*root.rows("depots"), *stops, *root.rows("events"))
    given = [(row.get("latitude"), row.get("longitude")) for row in rows]
    placed = [Position(*here) for here in given if None not in here]
    for row, here in zip(rows, given, strict=True):
        if region is None or None in here or region.holds(*here):
            continue
        around = Region.around([Position(*here)], AROUND)
        company = sum(around is not None and around.holds(each.latitude, each.longitude) for each in placed)
        if company > 1 and 2 * company > len(placed):
            continue
        what = message("config.far-away", latitude=str(here[0]), longitude=str(here[1]))
        cure: Text = ""
        if region.holds(here[1], here[0]):
            cure = said.pair(said.setting("latitude", str(here[1])), said.setting("longitude", str(here[0])))
        row.spot.at("latitude").fault(what, cure)


def _check_communes_of(area: Table, catalogue: Catalogue) -> None:
    """The communes of an area are known and lie in it."""
    for place, code in enumerate(area["communes"], start=1):
        spot = area.spot.at("communes").at(place)
        commune = catalogue.communes.get(code)
        if commune is None:
            note_unknown_commune(code, spot, catalogue)
        elif area.get("epci") in catalogue.areas and commune.epci != area["epci"]:
            where = _area_text(commune.epci, catalogue)
            spot.fault(message("config.lies-in", commune=_commune_text(commune), area=where))


def _check_toured(commune: Commune, spot: Spot, root: Table, catalogue: Catalogue) -> None:
    """The commune of a stop lies in an area that is toured, when areas are listed."""
    areas = root.rows("areas")
    if not areas or not all(area.get("epci") in catalogue.areas for area in areas):
        return
    named = _commune_text(commune)
    area = next((area for area in areas if area["epci"] == commune.epci), None)
    if area is None:
        where = _area_text(commune.epci, catalogue)
        what = message("config.area-not-toured", commune=named, area=where)
        spot.fault(what, message("toml.add-area", epci=commune.epci))
    elif area.get("communes") and commune.code not in area["communes"]:
        where = _area_text(commune.epci, catalogue)
        what = message("config.commune-not-toured", commune=named, area=where)
        spot.fault(what, message("config.add-it"))


def _commune_text(commune: Commune) -> Message:
    return message("config.commune", name=commune.name, code=commune.code)


def _area_text(epci: str, catalogue: Catalogue) -> Text:
    area = catalogue.areas.get(epci)
    return message("config.commune", name=area.name, code=epci) if area else epci


def note_unknown_commune(code: str, spot: Spot, catalogue: Catalogue) -> None:
    """Note that `code` is no commune, with where it went when it merged, else with the nearest ones."""
    retired = next((old for key, old in RETIRED.items() if code == key or slug(code) == slug(old.name)), None)
    if retired:
        seen = message("toml.code", code=code, name=retired.name) if code in RETIRED else shown(code)
        what = message("config.merged", seen=seen, into=retired.into_name, code=retired.into, day=retired.on)
        spot.fault(what, said.typed(retired.into))
        return
    name = FOUNDED_ANEW.get(code) or collectivity(code)
    if name:
        what = message("config.without-table", seen=shown(code), name=name)
        spot.fault(what, message("config.own-tables"))
        return
    likely = _likely(code, ((each.code, each.name) for each in catalogue.communes.values()))
    spot.fault(message("config.unknown-commune", seen=shown(code)), likely)


def _note_unknown_area(epci: str, spot: Spot, catalogue: Catalogue) -> None:
    likely = _likely(epci, ((each.epci, each.name) for each in catalogue.areas.values()))
    spot.fault(message("config.unknown-area", seen=shown(epci)), likely)


def _likely(seen: str, known: Iterable[tuple[str, str]]) -> Text:
    """The codes that `seen` may mean, be it a code or a name; "" when nothing is near."""
    names: dict[str, list[str]] = {}
    texts: dict[str, Message] = {}
    begun: list[str] = []
    for code, name in known:
        texts[code] = message("toml.code", code=code, name=name)
        names.setdefault(slug(name), []).append(code)
        # Planners leave out the nature of an intercommunalité: "CC Bastides de Lomagne".
        names.setdefault(slug(name).removeprefix("cc-").removeprefix("ca-"), []).append(code)
        if begins(seen, name):
            begun.append(code)
    if begun:
        return message("config.any-of", codes=[texts[code] for code in begun[:MOST_NAMED]])
    seen = bare_name(seen)
    if any(letter.isalpha() for letter in seen):
        same = [slug(seen)] if slug(seen) in names else nearest(slug(seen), names, count=3)
        codes = [code for name in same for code in names[name]]
    else:
        codes = nearest(seen, texts, count=3)
    found = [texts[code] for code in dict.fromkeys(codes)]
    return message("config.any-of", codes=found) if found else ""
