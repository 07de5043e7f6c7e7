"""Where the stops of a timetable are: communes by code, name and position, or places of another country."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from geopy.distance import geodesic

from tourplanner.domain.place import Area, Catalogue, Commune, Position
from tourplanner.domain.timetable import TimetableRow
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.faults import place_of_line
from tourplanner.inputs.shown import shown
from tourplanner.inputs.slug import slug
from tourplanner.inputs.typed.names import Doubt, NameBook
from tourplanner.inputs.typed.places import commune_names
from tourplanner.message import Message, message

NEAR_KM = 15.0
"""How far a square may lie from the centre of the commune that it is taken for."""

FOREIGN_AREA = "000000001"
"""The only intercommunalité of places that have none."""


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A line with the id of its stop, its commune's code, and its own position if it has one."""

    row: TimetableRow
    id: str
    code: str
    position: Position | None


@dataclass(frozen=True, slots=True)
class Places:
    """Every line at its place, and the places that they are in.

    ``told`` is said of those that were taken for another one; ``nowhere`` are lines whose place is not known,
    and ``doubts`` why each is not.
    """

    rows: tuple[PlacedRow, ...]
    catalogue: Catalogue
    told: tuple[Message, ...] = ()
    nowhere: tuple[TimetableRow, ...] = ()
    doubts: tuple[Fault, ...] = ()
    own: tuple[Commune, ...] = ()


def at_home(rows: Sequence[TimetableRow], catalogue: Catalogue, file: str) -> Places:
    """The lines in the communes of a catalogue; a few may be nowhere in it.

    Raises
    ------
    InputError
        With a fault for each line whose place cannot be told, where those are most of them.
    """
    finder = _Finder(catalogue, file)
    codes = [finder.code(row) for row in rows]
    if 2 * len(finder.faults) > len(rows):
        raise InputError(finder.faults)
    known = [(row, code) for row, code in zip(rows, codes, strict=True) if code]
    nowhere = tuple(row for row, code in zip(rows, codes, strict=True) if not code)
    placed = _with_ids([row for row, _ in known], [code for _, code in known])
    return Places(placed, catalogue, tuple(finder.told), nowhere, doubts=tuple(finder.faults))


def abroad(rows: Sequence[TimetableRow], area: str, file: str) -> Places:
    """The lines at places of their own, which are communes in name only, of an area called `area`.

    Raises
    ------
    InputError
        With a fault for each line without a position.
    """
    lacking = [row for row in rows if row.position is None]
    if lacking:
        what = message("timetable.no-position")
        maybe = message("timetable.own-positions")
        raise InputError(Fault(place_of_line(file, row.line), what, maybe) for row in lacking)
    own: dict[tuple[str, str, Position], Commune] = {}
    for row in rows:
        assert row.position is not None
        key = row.commune, row.place, row.position
        number = len(own) + 1
        own.setdefault(
            key,
            Commune(f"{number:05d}", row.commune or row.place, FOREIGN_AREA, row.position, 0, "00000"),
        )
    codes = [own[row.commune, row.place, row.position].code for row in rows if row.position is not None]
    places = tuple(own.values())
    nothing = Catalogue({}, {}, ())
    found = nothing.updated(places, [Area(FOREIGN_AREA, area)])
    return Places(_with_ids(rows, codes), found, own=places)


@dataclass(slots=True)
class _Finder:
    """Finds communes; ``faults`` and ``told`` are what it met on the way."""

    catalogue: Catalogue
    file: str
    faults: list[Fault] = field(default_factory=list)
    told: list[Message] = field(default_factory=list)
    book: NameBook = field(init=False)

    def __post_init__(self) -> None:
        self.book = commune_names(self.catalogue)

    def code(self, row: TimetableRow) -> str:
        if row.code in self.catalogue.communes:
            return row.code
        what = message("timetable.unknown-place", seen=shown(row.commune or row.place))
        doubt: Doubt | None = None
        for name in (row.commune, row.place):
            found = self.book.find(name) if name else None
            if isinstance(found, str):
                return found
            doubt = doubt or found
        if row.position is not None:
            nearest, away = self.nearest(row.position)
            if away <= NEAR_KM:
                commune = self.catalogue.communes[nearest].name
                told = message(
                    "timetable.nearest-commune", place=row.label, line=str(row.line), commune=commune, km=away
                )
                self.told.append(told)
                return nearest
            what = message("timetable.far-place", seen=shown(row.commune or row.place), km=away)
        maybe = message("timetable.say-departement")
        where = place_of_line(self.file, row.line)
        self.faults.append(Fault(where, doubt.what, doubt.maybe) if doubt else Fault(where, what, maybe))
        return ""

    def nearest(self, position: Position) -> tuple[str, float]:
        """The commune whose centre is nearest, and how far that is in kilometres."""
        here = position.latitude, position.longitude
        by_degrees = sorted(
            self.catalogue.communes.values(),
            key=lambda each: (
                (each.position.latitude - here[0]) ** 2 + (0.7 * (each.position.longitude - here[1])) ** 2
            ),
        )
        found = by_degrees[0]
        away = geodesic(here, (found.position.latitude, found.position.longitude)).km
        return found.code, round(away, 1)


def _with_ids(rows: Sequence[TimetableRow], codes: Sequence[str]) -> tuple[PlacedRow, ...]:
    """Ids that people can read: the square and its commune, numbered where several share them."""
    used: dict[str, int] = {}
    placed = []
    for row, code in zip(rows, codes, strict=True):
        name = slug(row.label)
        used[name] = used.get(name, 0) + 1
        number = used[name]
        placed.append(PlacedRow(row, name if number == 1 else f"{name}-{number}", code, row.position))
    return tuple(placed)


def tables_of(places: Sequence[Commune], name: str, year: int) -> Mapping[str, str]:
    """The tables of places of one's own, by their file names."""
    head = "code,name,postal_code,epci,latitude,longitude,population,population_year"
    lines = [
        f'{each.code},"{each.name.replace(chr(34), chr(34) * 2)}",{each.postal_code},{each.epci},'
        f"{each.position.latitude},{each.position.longitude},{each.population},{year}"
        for each in places
    ]
    areas = f'epci,name\n{FOREIGN_AREA},"{name}"\n'
    return {"communes.csv": "\n".join([head, *lines]) + "\n", "intercommunalites.csv": areas}
