"""What there is to say of a schedule as a whole: what is lost, how it is spread, and what would help."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date

from tourplanner.domain.aim import Aim, ProvenAim
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import Config
from tourplanner.domain.event import Joins, Leaves
from tourplanner.domain.schedule import Change, Fate, LongestGap, Schedule
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.domain.stop_titles import stop_titles
from tourplanner.schedule.cycle_weeks import pauses
from tourplanner.schedule.events import openings_of
from tourplanner.schedule.own_dates import own_dates
from tourplanner.schedule.same_promise import promise_of

UNEVEN = 2
"""Visits that one stop has more than another under the same promise, from which on it is told."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Stops with the same promise and unlike numbers of visits: the most and the fewest, by names."""

    most: int
    fewest: int
    those_with_most: tuple[str, ...]
    those_with_fewest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """What more days would save: what is lost then, at least and as found, and the days used.

    ``visits`` are those that are lost then, where ``lost`` counts people; None where it counts visits.
    """

    lost: ProvenAim
    days: tuple[date, ...]
    visits: int | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """A closure of a week or more, known beforehand, and the dates that are toured in it all the same."""

    closure: Closure
    toured: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """A schedule in a few figures.

    Attributes
    ----------
    lost
        What is owed and does not take place, in visits or, where it is known how many come, in people, and
        what is proven of it; None in schedules of releases that proved nothing.
    skipped
        Whether no other date is looked for: that is the config's word on closed dates.
    shut
        How many of the lost visits are on dates on which the config itself has their stop closed: a timetable
        that was imported has none then either.
    paused
        The closures of a week or more within the schedule: what falls in them is owed to nobody.
    moved
        Visits that take place on another date or half-day, without those that were moved by hand.
    changed
        What the changes cost and what is proven of it; None where nobody reckoned it.
    catch_up
        Dates on which the crew tours and usually does not.
    spreads
        Unlike numbers of visits under one promise, the one of most visits first.
    longest
        The longest time that a stop goes without a visit.
    offer
        What more days would save; None where it was not asked.
    visits
        The visits that are owed and do not take place, where ``lost`` counts people; None where it counts
        visits.
    aims
        What is known of every aim, in the order in which they count.
    """

    lost: ProvenAim | None
    skipped: bool
    paused: tuple[Pause, ...]
    moved: int
    changed: ProvenAim | None
    catch_up: tuple[date, ...]
    spreads: tuple[Spread, ...]
    longest: LongestGap | None
    offer: Offer | None = None
    visits: int | None = None
    aims: tuple[ProvenAim, ...] = ()
    shut: int = 0


def summary(config: Config, schedule: Schedule, offer: Offer | None = None) -> Summary:
    """What there is to say of the schedule of a config."""
    aims = {each.aim: each for each in schedule.aims}
    owed = lost_visits(config, schedule)
    return Summary(
        lost=aims.get(Aim.LOST),
        skipped=all(each.wanted is OnClosed.SKIP for each in owed),
        paused=tuple(pauses_in(config, schedule)),
        moved=sum(change.is_held and not _is_by_hand(change) for change in schedule.changes),
        changed=aims.get(Aim.CHANGED),
        catch_up=unusual_dates(config, schedule),
        spreads=tuple(_spreads(config, schedule)),
        longest=max(schedule.gaps, key=lambda gap: gap.days, default=None),
        offer=offer,
        visits=len(owed) if schedule.people else None,
        aims=schedule.aims,
        shut=sum(_is_shut(config, each) for each in owed),
    )


def lost_visits(config: Config, schedule: Schedule) -> tuple[Change, ...]:
    """The visits that are owed and do not take place."""
    return tuple(each for each in owed_changes(config, schedule) if each.fate is Fate.SKIPPED)


def _is_shut(config: Config, change: Change) -> bool:
    """Whether the stop of a visit says itself that it is closed on its date."""
    closed = (closure for stop in config.stops if stop.id == change.stop for closure in stop.closed)
    return any(closure.covers(change.old_date, change.old_half) for closure in closed)


def owed_changes(config: Config, schedule: Schedule) -> tuple[Change, ...]:
    """The changes without visits that fall in a closure of a week or more: nobody was promised these."""
    closed = pauses(config.calendar.closed)
    return tuple(
        change
        for change in schedule.changes
        if change.fate is not Fate.SKIPPED or not any(pause.covers(change.old_date) for pause in closed)
    )


def unusual_dates(config: Config, schedule: Schedule) -> tuple[date, ...]:
    """The dates of a schedule on which the crew catches up."""
    rules = config.calendar
    openings = {opening.id for opening in openings_of(config)}
    own = own_dates(config, schedule.start, schedule.until)
    dates = {
        tour.date
        for tour in schedule.tours
        if tour.date.weekday() not in rules.weekdays
        and tour.date not in rules.extra_days
        and tour.date not in own
        and not any(visit.stop in openings for visit in tour.visits)
    }
    return tuple(sorted(dates))


def _is_by_hand(change: Change) -> bool:
    return change.fate is Fate.MOVED and not change.partner


def pauses_in(config: Config, schedule: Schedule) -> Iterator[Pause]:
    """The pauses of which some day lies within a schedule, by their dates."""
    dates = sorted({tour.date for tour in schedule.tours})
    for closure in sorted(pauses(config.calendar.closed), key=lambda each: (each.first, each.last)):
        if closure.first <= schedule.until and closure.last >= schedule.start:
            yield Pause(closure, tuple(day for day in dates if closure.covers(day)))


def _spreads(config: Config, schedule: Schedule) -> list[Spread]:
    """Stops of one promise whose years are too unlike, those with most visits in a cycle first."""
    served = Counter(visit.stop for tour in schedule.tours for visit in tour.visits)
    part = {event.stop for event in config.events if isinstance(event, Joins | Leaves)}
    part |= {opening.id for opening in openings_of(config)}
    titles = stop_titles(config.stops)
    promised: dict[Hashable, dict[str, int]] = defaultdict(dict)
    for stop in sorted(config.stops, key=lambda stop: -stop.visits):
        if stop.id not in part and served[stop.id]:
            promised[promise_of(stop)][titles[stop.id]] = served[stop.id]
    found = []
    for counts in promised.values():
        most, fewest = max(counts.values()), min(counts.values())
        if most - fewest >= UNEVEN:
            found.append(
                Spread(
                    most,
                    fewest,
                    tuple(name for name, number in counts.items() if number == most),
                    tuple(name for name, number in counts.items() if number == fewest),
                )
            )
    return found
