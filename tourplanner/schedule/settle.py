"""Dealing with displaced visits, the earliest first, each as the config says."""

from dataclasses import dataclass

from tourplanner.domain.period import Half
from tourplanner.domain.schedule import Change, Fate
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.schedule.due import DatedStop
from tourplanner.schedule.lay import Laid
from tourplanner.schedule.nearby import Displaced
from tourplanner.schedule.roster import Roster
from tourplanner.schedule.shift import Place, shift
from tourplanner.schedule.swap import Swap, swap

HALVES = tuple(Half)


@dataclass(frozen=True, slots=True)
class Settled:
    """The key of every visit that takes place, and what became of the others, in order of old dates."""

    keys: dict[DatedStop, str]
    changes: tuple[Change, ...]


def settle(roster: Roster, laid: Laid) -> Settled:
    """Find each displaced visit its place in `roster`, or let it fall away."""
    making = _Making(roster, dict(laid.keys))
    for visit in sorted(laid.displaced, key=lambda visit: (visit.day, HALVES.index(visit.half))):
        making.settle(visit)
    changes = sorted(making.changes, key=lambda change: (change.old_date, HALVES.index(change.old_half)))
    return Settled(making.keys, tuple(changes))


class _Making:
    """A schedule in the making: what is settled so far."""

    def __init__(self, roster: Roster, keys: dict[DatedStop, str]) -> None:
        self.roster = roster
        self.keys = keys
        self.moved: set[DatedStop] = set()
        self.changes: list[Change] = []

    def settle(self, visit: Displaced) -> None:
        """Give one visit a place, or none."""
        wanted = self._wanted(visit.stop)
        found = swap(self.roster, visit, self.moved) if wanted is OnClosed.SWAP else None
        if found is not None:
            self._exchange(visit, found)
            return
        place = None if wanted is OnClosed.SKIP else shift(self.roster, visit)
        if place is not None:
            self._take(visit, place)
        self._tell(visit, wanted, Fate.SHIFTED if place else Fate.SKIPPED, place)

    def _take(self, visit: Displaced, place: Place) -> None:
        """Put the tours of a new place, and the key of the visit that is there now."""
        for (van, day), tour in place.tours.items():
            self.roster.put(van, day, tour)
        now = place.day, visit.stop
        self.keys[now] = visit.key
        self.moved.add(now)

    def _exchange(self, visit: Displaced, found: Swap) -> None:
        """Put the tours of a swap, and tell it of both stops."""
        partner, place = found.partner, found.place
        key = self.keys.pop((place.day, partner))
        self._take(visit, place)
        self.keys[visit.day, partner] = key
        self.moved.add((visit.day, partner))
        self._tell(visit, OnClosed.SWAP, Fate.SWAPPED, place, partner)
        self.changes.append(
            Change(
                key=key,
                stop=partner,
                old_date=place.day,
                old_half=place.half,
                why=self.roster.real.stop(visit.stop).name,
                fate=Fate.SWAPPED,
                new_date=visit.day,
                new_half=visit.half,
                partner=visit.stop,
                wanted=OnClosed.SWAP,
            )
        )

    def _tell(
        self, visit: Displaced, wanted: OnClosed, fate: Fate, place: Place | None, partner: str = ""
    ) -> None:
        self.changes.append(
            Change(
                key=visit.key,
                stop=visit.stop,
                old_date=visit.day,
                old_half=visit.half,
                why=visit.closing.why,
                fate=fate,
                new_date=place.day if place else None,
                new_half=place.half if place else None,
                rule=visit.closing.rule,
                partner=partner,
                wanted=wanted,
            )
        )

    def _wanted(self, stop: str) -> OnClosed:
        """What the config asks for the stop when a date is closed."""
        real = self.roster.real
        return real.stop(stop).on_closed or real.config.schedule.on_closed
