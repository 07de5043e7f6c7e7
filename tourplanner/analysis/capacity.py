"""What receiving many people on one day takes, and what the vans of a dossier can do of it."""

from dataclasses import dataclass
from datetime import date

from tourplanner.analysis.day_capacity import VanDay
from tourplanner.domain.config import Van
from tourplanner.domain.crew import Crew
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.tour import Tour


@dataclass(frozen=True, slots=True)
class VanCapacity:
    """What one van can do that day.

    Attributes
    ----------
    desks
        Desks at which people are received.
    day
        Its longest day by the rules; None where they leave none.
    tour
        What it does that day anyway, and would not do.
    out
        Why it is not there that day; None if it is.
    crew
        Who drives it that day; None where every van has a crew of its own.
    is_driven
        Whether anybody drives it that day.
    """

    van: Van
    desks: int
    day: VanDay | None
    tour: Tour | None
    out: str | None
    crew: Crew | None = None
    is_driven: bool = True

    @property
    def name(self) -> str:
        """The van, and who drives it."""
        return f"{self.van.id} ({self.crew.title})" if self.crew else self.van.id

    def people(self, each: int) -> int:
        """How many it receives, `each` seconds a person."""
        return self.desks * self.day.rows(each) if self.day else 0


@dataclass(frozen=True, slots=True)
class Capacity:
    """What it takes, and what there is.

    Attributes
    ----------
    each
        Seconds that a person takes.
    place
        Name of the commune; empty for beside the depot.
    closed
        Why the date is usually not toured: a holiday, a closure; empty if it is.
    longest
        Where an exceptional opening of that day is asked about, the longest day that its van could have
        there: ``vans`` is then this van alone, at the hours that were said. None where nothing was said, and
        ``vans`` have their longest days.
    """

    title: str
    day: date
    people: int
    each: int
    desks: int
    place: str
    closed: str
    vans: tuple[VanCapacity, ...]
    provenance: Provenance | None
    longest: VanCapacity | None = None

    @property
    def desk_seconds(self) -> int:
        """What it takes at one desk: people x seconds."""
        return self.people * self.each

    def open_seconds(self, desks: int) -> int:
        """How long so many desks have to be open: each takes in its share, one after another."""
        return -(-self.people // desks) * self.each

    @property
    def best(self) -> VanCapacity | None:
        """The van that receives most; None if none can come."""
        able = [van for van in self.vans if van.people(self.each)]
        return max(able, key=lambda van: van.people(self.each), default=None)

    @property
    def days(self) -> int | None:
        """Days of that van that it takes; None if none can come."""
        return -(-self.people // self.best.people(self.each)) if self.best else None

    @property
    def desks_in_a_day(self) -> int | None:
        """Desks with which that van does it in one day; None if none can come."""
        rows = self.best.day.rows(self.each) if self.best and self.best.day else 0
        return -(-self.people // rows) if rows else None
