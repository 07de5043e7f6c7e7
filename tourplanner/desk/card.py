"""A card of the board: a visit in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tourplanner.domain.config import Lock
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.place import Position
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import Message, message
from tourplanner.outputs.view import PlanView
from tourplanner.wording.colours import swatch
from tourplanner.wording.format import all_hours, duration
from tourplanner.wording.terms import time_of_day
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier.lock import VisitPlace

INKS = 7
"""Inks of areas; further areas begin anew, with another hatching."""
MOST_KEPT = 4096
"""Cards that are kept in words: those of the largest boards, in both languages."""


@dataclass(frozen=True, slots=True)
class Card:
    """A visit on the board; `key` names it in the page, ``drive`` is the way to it, ``leg`` also how far.

    ``own_lock`` is whether this very visit is fixed, by hand; a lock may also hold all those of its stop.
    """

    key: str
    place: VisitPlace
    at: HalfDay
    name: str
    area: str
    epci: str
    ink: int
    pattern: str
    hours: str
    when: str
    drive: str
    leg: Message
    van: str
    locked: bool
    own_lock: bool
    why: str
    latitude: float
    longitude: float


def card_key(stop: str, at: HalfDay) -> str:
    """What names a visit in the page."""
    return f"v-{stop}-{at.date:%Y%m%d}-{at.half}"


def card_of(view: PlanView, locks: Sequence[Lock], tour: Tour, visit: Visit, day: str, words: Words) -> Card:
    """The card of a visit; ``locks`` are those on its stop, ``day`` is what its date is called."""
    stop, place = view.stop(visit.stop), VisitPlace(visit.stop, tour.date, visit.half)
    rules = view.config.calendar
    card = _free(
        place,
        tour.van,
        visit,
        _Where(stop.name, stop.area, view.area(stop.area).name, stop.position, view.area_index(stop.area)),
        f"{day} {time_of_day(visit, stop, words.lang)}",
        words,
        has_vans=len(view.config.vans) > 1,
    )
    held = [lock for lock in locks if lock.date is None or place.is_held_by(lock, rules)]
    if not held:
        return card
    return replace(
        card,
        locked=True,
        own_lock=any(place.is_held_by(lock, rules) for lock in locks),
        why=next((lock.why for lock in held if lock.why), ""),
    )


@dataclass(frozen=True, slots=True)
class _Where:
    """What a card tells of its stop; ``rank`` is that of its area."""

    name: str
    epci: str
    area: str
    position: Position
    rank: int


@lru_cache(maxsize=MOST_KEPT)
def _free(
    place: VisitPlace, van: str, visit: Visit, where: _Where, when: str, words: Words, *, has_vans: bool
) -> Card:
    """The card of a visit that nothing holds: an edit leaves nearly all of them as they are."""
    at = HalfDay(place.date, place.half, van)
    return Card(
        key=card_key(place.stop, at),
        place=place,
        at=at,
        name=where.name,
        area=where.area,
        epci=where.epci,
        ink=where.rank % INKS,
        pattern=swatch(where.rank).pattern.value,
        hours=all_hours(visit.parts, words.lang),
        when=when,
        drive=duration(visit.leg_drive_seconds, words.lang),
        # Only one card tells it: it is worded then.
        leg=message("desk.leg", drive=visit.leg_drive_seconds, distance=visit.leg_distance_m),
        van=van if has_vans else "",
        locked=False,
        own_lock=False,
        why="",
        latitude=where.position.latitude,
        longitude=where.position.longitude,
    )
