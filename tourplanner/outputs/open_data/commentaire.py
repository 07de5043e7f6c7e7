"""The comment for the national list of France Services: where a bus stops, in 500 signs at most.

It is in French whatever the language of the rest, as the list is. Everything is told that fits: the weekdays
and halves of each commune, else the weekdays, else the communes, else how many there are.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from tourplanner.domain.config import Stop
from tourplanner.domain.period import Half
from tourplanner.domain.service import Booking, ServiceInfo
from tourplanner.domain.told_half import evening_of, part_of
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import Message, Text, message
from tourplanner.outputs.names import OPEN_DATA
from tourplanner.outputs.open_data.description import DIRECTORIES
from tourplanner.outputs.plain import clipped, one_line, web_address
from tourplanner.outputs.spots import visited_spots
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

PATH = f"{OPEN_DATA}/commentaire-france-services.txt"
LONGEST = 500
"""Signs that a comment of the list may have."""

BOOKING: Mapping[Booking, Message] = {
    Booking.NONE: message("open-data.comment-booking-none"),
    Booking.POSSIBLE: message("open-data.comment-booking-possible"),
    Booking.REQUIRED: message("open-data.comment-booking-required"),
}
"""How people come."""

Slot = tuple[int, int, Text]
"""A weekday, Monday being 0, which part of it, from 0, and what that is called: "" for the whole day."""


def render(scheduled: ScheduleView, _lang: Language = Language.FR) -> Mapping[str, bytes]:
    """The comment of a schedule, by its path; nothing where nobody is visited."""
    found = _usual_slots(scheduled)
    if not found:
        return {}
    service = scheduled.view.config.service
    texts = (_comment(told(found), service) for told in (_halves, _weekdays, _communes, _count))
    text = next(
        (each for each in texts if len(each) <= LONGEST), clipped(_comment(_count(found), service), LONGEST)
    )
    return {PATH: f"{text}\n".encode()}


def label(_path: str) -> Message:
    """What the file is, in a few words."""
    return message("open-data.comment")


Slots = Mapping[str, Slot]
"""Per commune, the slot in which most of its visits are."""

Told = Callable[[Slots], str]


def _usual_slots(scheduled: ScheduleView) -> Slots:
    slots: dict[str, Counter[Slot]] = {}
    stops = {stop.id: stop for stop in scheduled.view.config.stops}
    for spot, visits in visited_spots(scheduled):
        slots.setdefault(one_line(spot.commune), Counter()).update(
            _slot(stops.get(visit.stop), tour, visit) for tour, visit in visits
        )
    # The first in the week of those that are as frequent.
    usual = {name: min(counts, key=lambda slot: (-counts[slot], slot[:2])) for name, counts in slots.items()}
    return dict(sorted(usual.items(), key=lambda item: (item[1][:2], item[0])))


def _slot(stop: Stop | None, tour: Tour, visit: Visit) -> Slot:
    if visit.pause is not None:
        return tour.date.weekday(), 0, ""
    late = evening_of(stop, visit) is not None
    return tour.date.weekday(), list(Half).index(visit.half) + late, part_of(stop, visit)


def _halves(slots: Slots) -> str:
    def told(slot: Slot) -> str:
        weekday, _, part = slot
        if not part:
            return DIRECTORIES("open-data.comment-day", day=weekday)
        return DIRECTORIES("open-data.comment-half", day=weekday, half=DIRECTORIES.of(part))

    return _grouped([(told(slot), name) for name, slot in slots.items()])


def _weekdays(slots: Slots) -> str:
    days = [(DIRECTORIES("open-data.comment-day", day=slot[0]), name) for name, slot in slots.items()]
    return _grouped(days)


def _communes(slots: Slots) -> str:
    return DIRECTORIES("open-data.comment-communes", names=", ".join(sorted(slots)))


def _count(slots: Slots) -> str:
    return DIRECTORIES("open-data.comment-count", n=len(slots))


def _grouped(named: Sequence[tuple[str, str]]) -> str:
    groups: dict[str, list[str]] = {}
    for when, name in named:
        groups.setdefault(when, []).append(name)
    parts = [
        DIRECTORIES("open-data.comment-group", when=when, names=", ".join(names))
        for when, names in groups.items()
    ]
    return DIRECTORIES("open-data.comment-groups", parts=" ; ".join(parts))


def _comment(where: str, service: ServiceInfo) -> str:
    """The whole comment: where, how one comes, and where the dates are."""
    return " ".join(filter(None, (where, *_ways(service))))


def _ways(service: ServiceInfo) -> Iterator[str]:
    yield DIRECTORIES.of(BOOKING[service.booking])
    contact = web_address(service.url) or service.phone
    if contact:
        yield DIRECTORIES("open-data.comment-dates", contact=contact)
