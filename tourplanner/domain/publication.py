"""A publication: a schedule as it was told to people, with what was done so that each place knows of it.

Publications of a dossier are numbered from 1 and follow one another; a later one changes nothing in an
earlier one. What was done is written into the last one, whatever is told in it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tourplanner.domain.place import Position


class Deed(StrEnum):
    """What was done so that people know.

    ``POSTER``: a whole poster was printed; ``STRIPS``: strips to paste on the poster that hangs;
    ``LETTER``: the mail to the mairie was written; ``CALENDAR``: the calendar of the place was exported.
    ``TOLD`` is what a person says: the mairie knows, and what hangs there is right.
    """

    POSTER = "poster"
    STRIPS = "strips"
    LETTER = "letter"
    CALENDAR = "calendar"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Line:
    """A date as it was told: hours in seconds after midnight, and the place in words.

    ``key`` is that of the appointment, by which a date that moved is known again. ``pause`` is that of a
    whole day.
    """

    key: str
    date: date
    start: int
    end: int
    place: str
    position: Position | None = None
    pause: tuple[int, int] | None = None

    @property
    def hours(self) -> tuple[tuple[int, int], ...]:
        """From when to when people are received: once, or before and after the pause."""
        if self.pause is None:
            return ((self.start, self.end),)
        return (self.start, self.pause[0]), (self.pause[1], self.end)

    def says_as_much_as(self, other: "Line") -> bool:
        """Whether people read the same."""
        mine = self.date, self.hours, self.place, self.position
        return mine == (other.date, other.hours, other.place, other.position)


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done for a stop, on a day; ``until`` is the last date that was told by it.

    ``day`` is None where nobody knows it any more.
    """

    deed: Deed
    day: date | None
    until: date


@dataclass(frozen=True, slots=True)
class ToldStop:
    """A stop in a publication.

    Attributes
    ----------
    commune, name
        The code of its commune and what people call it, for when the config knows it no more.
    notice
        The SHA-256 of what its poster says besides dates: how to come, whom to ask.
    lines
        All that was told of it, in order of date.
    done
        What was done, in this order.
    """

    stop: str
    commune: str
    name: str
    notice: str
    lines: tuple[Line, ...]
    done: tuple[Done, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file that was written for people.

    Attributes
    ----------
    path
        Its path, in the dossier if it lies there.
    format
        The name of the format of an export that it is of; empty for other papers, and for all files of a
        release that did not write it down.
    """

    path: str
    sha256: str
    format: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """A schedule as it was told.

    Attributes
    ----------
    day
        The day of the publication; None where nobody knows it any more.
    title
        The title of the dossier, by which a publication of another one is known.
    schedule_sha256
        That of the bytes of the schedule.json beside it.
    previous_sha256
        That of the publication.json before it; empty for the first.
    start, until
        The first and the last date of the schedule.
    stops
        Every stop that was told or had been, in the config's order, then those that are gone.
    files
        What was written, by path.
    dossier
        The id of the dossier; empty in a publication of a release that gave none.
    """

    number: int
    day: date | None
    title: str
    created_with: str
    schedule_sha256: str
    previous_sha256: str
    start: date
    until: date
    stops: tuple[ToldStop, ...]
    files: tuple[PublishedFile, ...] = ()
    dossier: str = ""

    def told(self, stop_id: str) -> ToldStop | None:
        """What it says of a stop; None if nothing."""
        return next((each for each in self.stops if each.stop == stop_id), None)
