"""Exceptional openings as tours of their own: they move for nobody; other visits may stay beside them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tourplanner.domain.config import Config
from tourplanner.domain.event import Opening
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.errors import Fault, InputError
from tourplanner.message import Message, message
from tourplanner.problem.timing import lunch_seconds
from tourplanner.schedule.day import DayOrder, timed
from tourplanner.schedule.events import halves_out_on, openings_of
from tourplanner.schedule.opening_day import OpeningDay, hours_of_opening


@dataclass(frozen=True, slots=True)
class Standing:
    """An exceptional opening, the problems of its date, and the vans that may go there, by their ids."""

    opening: Opening
    day: OpeningDay
    vans: tuple[str, ...]


def standing(config: Config, matrix: TravelMatrix) -> Mapping[str, Standing]:
    """The exceptional openings of a config by their ids; `matrix` is that of `places_of_year(config)`."""
    openings = openings_of(config)
    days = {day: OpeningDay.of(config, matrix, day) for day in dict.fromkeys(each.date for each in openings)}
    return {
        each.id: Standing(each, days[each.date], _vans(config, days[each.date], each)) for each in openings
    }


def standing_tours(
    openings: Mapping[str, Standing], busy: Collection[tuple[str, date]], until: date
) -> tuple[Tour, ...]:
    """A tour for each van and date with exceptional openings up to `until`, in order of date and van.

    Where the planner did not say which van, it is the first that has nothing else to do (`busy`: van and
    date), else the first one that is left, else one that can go to two openings.

    Raises
    ------
    InputError
        With all openings for which there is no van, or no legal tour of any.
    """
    tours: dict[tuple[str, date], Tour] = {}
    there: dict[tuple[str, date], list[Standing]] = {}
    faults: list[Fault] = []
    for each in sorted(openings.values(), key=_rank):
        day = each.opening.date
        if day > until:
            continue
        ways = [
            (van, tour)
            for van in each.vans
            if (tour := _tour([*there.get((van, day), ()), each], van)) is not None
        ]
        if ways:
            van, tour = min(ways, key=lambda way: ((way[0], day) in there, (way[0], day) in busy))
            tours[van, day] = tour
            there.setdefault((van, day), []).append(each)
            continue
        where = message("schedule.opening", commune=each.opening.name, day=day)
        alone = any(_tour([each], van) for van in each.vans)
        taken = alone or not each.vans
        faults.append(Fault(where, message("schedule.opening-no-van") if taken else _why_none(each)))
    if faults:
        raise InputError(faults)
    return tuple(sorted(tours.values(), key=lambda tour: (tour.date, tour.van)))


def _rank(each: Standing) -> tuple[date, bool, int]:
    """Those of one van come first, since any other one may have another."""
    return each.opening.date, each.opening.van is None, each.opening.opens


def _vans(config: Config, day: OpeningDay, opening: Opening) -> tuple[str, ...]:
    """The vans that are there in all the halves in which it is open."""
    away = {van for van, half in halves_out_on(config, opening.date) if half in opening.halves}
    there = (van.id for van in day.alone.config.vans if opening.van in (None, van.id))
    return tuple(van for van in there if van not in away)


def _tour(openings: Sequence[Standing], van: str) -> Tour | None:
    """The tour of a van to openings of one date and back; None if the rules of a day allow none."""
    problem, day = openings[0].day.alone, openings[0].opening.date
    halves: dict[Half, tuple[int, ...]] = dict.fromkeys(Half, ())
    for each in sorted(openings, key=lambda each: each.opening.opens):
        half = next(iter(hours_of_opening(each.opening)))
        halves[half] += (problem.stop_index[each.opening.id],)
    order = DayOrder(halves[Half.MORNING], halves[Half.AFTERNOON])
    return timed(problem, problem.van_index[van], day, order)


def _why_none(standing: Standing) -> Message:
    """Why there is no tour to an exceptional opening, though there is a van."""
    pause, work = standing.opening.pause, standing.day.alone.config.work
    if pause and lunch_seconds(*pause, 0, work.lunch_opens, work.lunch_closes) < work.lunch:
        return message(
            "schedule.opening-short-pause", lunch=work.lunch, first=work.lunch_opens, last=work.lunch_closes
        )
    return message("schedule.opening-no-tour")
