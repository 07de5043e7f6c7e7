"""Places: communes, intercommunalités, fixed sites of help, and the catalogue that holds them.

The catalogue knows the school holidays of their zones as well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tourplanner.domain.school import SchoolCalendar

SATURDAY = 5
"""The first weekday on which offices are closed, Monday being 0."""


@dataclass(frozen=True, slots=True)
class Position:
    """A WGS84 position, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Place:
    """A depot or a stop of a config, as providers of travel times name it.

    ``commune`` is the INSEE code of a stop's commune, empty for a depot.
    """

    id: str
    name: str
    position: Position
    commune: str = ""

    @property
    def label(self) -> str:
        """Name and id, as messages show them."""
        return f"{self.name} ({self.id})" if self.name != self.id else self.id

    @property
    def codes(self) -> tuple[str, ...]:
        """What a table may call it: its id, else the code of its commune."""
        return tuple(dict.fromkeys(code for code in (self.id, self.commune) if code))


@dataclass(frozen=True, slots=True)
class LunchAt:
    """Where the crew of a stop drives to eat.

    ``commune`` is the INSEE code of the commune that is named, ``depot`` the id of the depot, each empty
    where none is.
    """

    position: Position
    commune: str = ""
    depot: str = ""


@dataclass(frozen=True, slots=True)
class Commune:
    """A municipality, known by its INSEE code.

    ``position`` is the village centre (chef-lieu); ``merged_into`` the code of the commune that
    took it over on ``merged_on``, when its own code retired. ``canton`` is its name, "" if unknown.
    """

    code: str
    name: str
    epci: str
    position: Position
    population: int
    postal_code: str
    merged_into: str | None = None
    merged_on: date | None = None
    canton: str = ""

    def exists_on(self, day: date) -> bool:
        """Whether its code has not retired in a merger by `day`."""
        return self.merged_on is None or self.merged_on > day


@dataclass(frozen=True, slots=True)
class Area:
    """An intercommunalité (EPCI), known by its SIREN."""

    epci: str
    name: str


@dataclass(frozen=True, slots=True)
class ServiceSite:
    """A fixed place with help of the kind that the van brings elsewhere: a France Services site, say.

    Attributes
    ----------
    hours
        As published, one text per weekday from Monday on, empty when closed; none at all where nobody
        has published any.
    by_appointment
        Whether people are received by appointment only.
    first, last
        The days from which and until which it exists, both included; None without an end on that side.
    services
        What is done there, in words.
    """

    id: str
    name: str
    address: str
    commune: str
    position: Position
    hours: tuple[str, ...]
    by_appointment: bool = False
    first: date | None = None
    last: date | None = None
    services: tuple[str, ...] = ()
    phone: str = ""

    @property
    def is_lasting(self) -> bool:
        """Whether it is there on every day that anybody looks at."""
        return self.first is None and self.last is None

    def exists_on(self, day: date) -> bool:
        """Whether `day` lies between its first and its last."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)

    def opens_on(self, day: date) -> bool:
        """Whether it exists and opens on a day like `day`, were it no public holiday.

        A site whose hours nobody has published is taken to keep those of offices: Monday to Friday.
        """
        if not self.exists_on(day):
            return False
        if not self.hours:
            return day.weekday() < SATURDAY
        return day.weekday() < len(self.hours) and bool(self.hours[day.weekday()])


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every place that a config may name, by its public code, and when there is no school there.

    ``sites`` are those of France Services, ``fixed_sites`` others, most of them known from some day on.
    ``markets`` are the weekdays with a market, Monday being 0, of the communes of which one is known.
    """

    communes: Mapping[str, Commune]
    areas: Mapping[str, Area]
    sites: tuple[ServiceSite, ...]
    fixed_sites: tuple[ServiceSite, ...] = ()
    school: SchoolCalendar = field(default_factory=SchoolCalendar)
    markets: Mapping[str, frozenset[int]] = field(default_factory=dict)

    @property
    def lasting_sites(self) -> tuple[ServiceSite, ...]:
        """Where help is found on no day in particular: France Services, and what has no dates."""
        return (*self.sites, *(site for site in self.fixed_sites if site.is_lasting))

    def sites_on(self, day: date) -> tuple[ServiceSite, ...]:
        """The sites that exist on `day`, open or not."""
        return (*self.sites, *(site for site in self.fixed_sites if site.exists_on(day)))

    def in_force(self, day: date) -> dict[str, Commune]:
        """The communes that exist on `day`, by code in ascending order."""
        found = {each.code: each for each in self.communes.values() if each.exists_on(day)}
        return dict(sorted(found.items()))

    def heirs(self, day: date) -> dict[str, str]:
        """Code of the commune, in force on `day`, that took over each retired one, by the latter's code."""
        in_force, heirs = self.in_force(day), {}
        for code in self.communes:
            heir = code
            while heir not in in_force and (into := self.communes[heir].merged_into):
                heir = into
            if heir != code:
                heirs[code] = heir
        return heirs

    def updated(self, communes: Iterable[Commune], areas: Iterable[Area]) -> "Catalogue":
        """The catalogue with these places in it, in the stead of its own of the same codes."""
        return replace(
            self,
            communes={**self.communes, **{commune.code: commune for commune in communes}},
            areas={**self.areas, **{area.epci: area for area in areas}},
        )
