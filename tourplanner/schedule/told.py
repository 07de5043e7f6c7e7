"""What each place was told last, reckoned over all publications, and what remains to be done for it.

What hangs on a notice board is what a person has said to hang there. Where nobody has said anything, it is
presumed to be the first poster that was printed for an earlier publication. What was printed after that
may lie on a desk still: it is printed again until somebody says that it hangs. So nothing that is run,
however often, makes anything look done.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.publication import Deed, Done, Line, Publication, ToldStop
from tourplanner.domain.schedule import Schedule
from tourplanner.schedule.difference import Difference, differences
from tourplanner.schedule.events import internal_whys, moves_on, openings_of

MOST_STRIPS = 6
"""Strips that one poster takes; with more it is read no more, and a new one is printed."""


RENEWAL = timedelta(days=42)
"""So long before the last date on a notice board one with later dates is put up."""


class Remedy(StrEnum):
    """What sets a notice board right."""

    NOTHING = "nothing"
    STRIPS = "strips"
    POSTER = "poster"
    REMOVAL = "removal"


@dataclass(frozen=True, slots=True)
class LastTold:
    """What a place knows: the number and day of the publication, and how it was told.

    ``sure`` is whether a person has said so.
    """

    number: int
    day: date | None
    sure: bool
    notice: str
    lines: tuple[Line, ...]
    until: date


@dataclass(frozen=True, slots=True)
class Standing:
    """A stop between what it was told and what holds.

    Attributes
    ----------
    last
        What it was told last; None if nothing.
    differences
        What was told otherwise, from the day that was asked for on.
    later
        Whether there are dates after the last one that it was told.
    """

    told: ToldStop
    last: LastTold | None
    differences: tuple[Difference, ...]
    later: bool
    on: date

    @property
    def stop(self) -> str:
        """The id of the stop."""
        return self.told.stop

    @property
    def remaining(self) -> tuple[Line, ...]:
        """The dates to come."""
        return tuple(line for line in self.told.lines if line.date >= self.on)

    @property
    def notice_changes(self) -> bool:
        """Whether its poster says something else besides dates."""
        return self.last is not None and self.last.notice != self.told.notice

    @property
    def goes_on(self) -> bool:
        """Whether there are later dates, and those on its notice board do for a while yet.

        That a calendar is longer than what was told is no news: nobody stands anywhere in vain.
        """
        return self.later and self.last is not None and self.last_date >= self.on + RENEWAL

    @property
    def ends_soon(self) -> bool:
        """Whether there are later dates, and those on its notice board soon come to an end."""
        return self.later and not self.goes_on

    @property
    def last_date(self) -> date:
        """The last date that was told and holds; the day itself where there is none."""
        until = self.last.until if self.last else date.min
        return max((line.date for line in self.remaining if line.date <= until), default=self.on)

    @property
    def until_told(self) -> date:
        """Up to which date a notice board tells its dates once this is set right."""
        keeps_its_board = self.goes_on and self.remedy is not Remedy.POSTER
        return self.last.until if keeps_its_board and self.last is not None else date.max

    @property
    def is_wrong(self) -> bool:
        """Whether what people were told does not hold."""
        return self.last is not None and (bool(self.differences) or self.notice_changes)

    @property
    def remedy(self) -> Remedy:
        """What sets its notice board right."""
        if self.last is None:
            return Remedy.POSTER if self.remaining else Remedy.NOTHING
        if not self.remaining:
            return Remedy.REMOVAL if self.differences else Remedy.NOTHING
        if self.ends_soon or self.notice_changes or len(self.differences) > MOST_STRIPS:
            return Remedy.POSTER
        return Remedy.STRIPS if self.differences else Remedy.NOTHING

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to be told, or to say that he was."""
        return self.remedy is not Remedy.NOTHING or (self.last is not None and not self.last.sure)


def told_stops(config: Config, schedule: Schedule, before: Sequence[ToldStop] = ()) -> tuple[ToldStop, ...]:
    """What a schedule tells of each stop: those of the config that have a date, then those told before."""
    lines: dict[str, list[Line]] = {}
    for each in schedule.appointments:
        if not each.cancelled:
            line = Line(each.key, each.date, each.start, each.end, each.place, each.position, each.pause)
            lines.setdefault(each.stop, []).append(line)
    earlier = {each.stop: each for each in before}
    known = {stop.id: stop for stop in config.stops}
    found = []
    for stop in [*known, *(each for each in earlier if each not in known)]:
        if stop not in lines and stop not in earlier:
            continue
        own = known.get(stop)
        found.append(
            ToldStop(
                stop=stop,
                commune=own.commune if own else earlier[stop].commune,
                name=own.name if own else earlier[stop].name,
                notice=notice_of(config, own) if own else earlier[stop].notice,
                lines=tuple(lines.get(stop, ())),
            )
        )
    return tuple(found)


def notice_of(config: Config, stop: Stop) -> str:
    """The SHA-256 of what a poster says besides dates and the place: how to come, whom to ask.

    The SIRET is for directories, and on no poster.
    """
    service = {key: value for key, value in asdict(config.service).items() if key != "siret"}
    service["booking"] = (stop.booking or config.service.booking).value
    text = json.dumps(service, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def last_told(publications: Sequence[Publication], stop: str, number: int) -> LastTold | None:
    """What a stop was told last when publication `number` is to be told; None if it was told nothing."""
    sure = [found for each in publications for found in _told(each, stop, Deed.TOLD)]
    if sure:
        return sure[-1]
    earlier = (each for each in publications if each.number < number)
    printed = (found for each in earlier for found in _told(each, stop, Deed.POSTER))
    return next(printed, None)


def _told(publication: Publication, stop: str, deed: Deed) -> Sequence[LastTold]:
    told = publication.told(stop)
    if told is None:
        return ()
    return [
        LastTold(
            number=publication.number,
            day=done.day,
            sure=deed is Deed.TOLD,
            notice=told.notice,
            lines=tuple(line for line in told.lines if line.date <= done.until),
            until=done.until,
        )
        for done in told.done
        if done.deed is deed
    ]


def standings(
    publications: Sequence[Publication],
    number: int,
    now: Sequence[ToldStop],
    on: date,
    whys: Mapping[str, str],
) -> tuple[Standing, ...]:
    """How each stop stands on a day.

    Parameters
    ----------
    number, now
        The publication that is to be told, and what it says: the last one, or one that is to be made.
    whys
        Why visits are not where they were, by their keys.
    """
    return tuple(standing_since(each, last_told(publications, each.stop, number), on, whys) for each in now)


def standing_since(now: ToldStop, last: LastTold | None, on: date, whys: Mapping[str, str]) -> Standing:
    """How a stop stands on a day since it was told something; see `standings`."""
    told = differences(last.lines, now.lines, on, last.until) if last else ()
    own = tuple(replace(one, why=_why(one, whys)) for one in told)
    later = bool(last and any(line.date > last.until and line.date >= on for line in now.lines))
    return Standing(now, last, own, later, on)


def whys_of(schedule: Schedule, config: Config) -> dict[str, str]:
    """Why visits are not where the cycle puts them, by key, as anybody may know it.

    Those that gave way to another give no cause, nor do those whose van or crew was not there. `config` has
    the events of the year: a square that is elsewhere, an exceptional opening.
    """
    openings = {opening.id: opening.why for opening in openings_of(config)}
    squares = {day: moves_on(config, day) for day in {each.date for each in schedule.appointments}}
    moves = {
        each.key: moved.why for each in schedule.appointments if (moved := squares[each.date].get(each.stop))
    }
    opened = {each.key: openings[each.stop] for each in schedule.appointments if each.stop in openings}
    changes = {change.key: change.why for change in schedule.changes if change.rule or not change.partner}
    internal = internal_whys(config)
    return {key: why for key, why in {**moves, **opened, **changes}.items() if why not in internal}


def _why(difference: Difference, whys: Mapping[str, str]) -> str:
    keys = [line.key for line in (difference.old, difference.new) if line]
    return next((whys[key] for key in keys if whys.get(key)), "")


def with_done(publication: Publication, deeds: Mapping[str, Sequence[Done]]) -> Publication:
    """The publication with more that was done, by stop; what was done again stays on its first day."""
    stops = []
    for each in publication.stops:
        known = {(done.deed, done.until) for done in each.done}
        new = [done for done in deeds.get(each.stop, ()) if (done.deed, done.until) not in known]
        stops.append(replace(each, done=(*each.done, *new)))
    return replace(publication, stops=tuple(stops))
