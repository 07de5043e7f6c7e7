"""What it takes to receive so many people on one day, and what one van can do of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from tourplanner.analysis.capacity import Capacity, VanCapacity
from tourplanner.analysis.day_capacity import DayBounds, Span, VanDay, longest_day
from tourplanner.calendar.holidays import public_holidays
from tourplanner.domain.config import Config, Van
from tourplanner.domain.crew import Crew
from tourplanner.domain.event import Opening
from tourplanner.domain.period import DAY, MINUTE, Half
from tourplanner.domain.place import Catalogue, Place
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.tour import Tour
from tourplanner.domain.work_rules import WorkRules
from tourplanner.errors import InputError
from tourplanner.inputs.shown import shown
from tourplanner.inputs.typed.names import Doubt
from tourplanner.inputs.typed.places import commune_names
from tourplanner.message import Notify, message, parameter, silent
from tourplanner.problem.build import places
from tourplanner.problem.roster import limits_by_id
from tourplanner.schedule.crews_on import crews_on
from tourplanner.schedule.events import config_on, openings_on, out_on
from tourplanner.travel.providers import choose_provider, completed
from tourplanner.workflow.dossier.dossier import open_dossier
from tourplanner.workflow.opened_plan import OpenedPlan, require_legal
from tourplanner.workflow.sources.known_roads import known_of
from tourplanner.workflow.year.dated_plan import dated

WEEK = 7
"""Days."""


@dataclass(frozen=True, slots=True)
class CapacityOptions:
    """What is asked.

    Attributes
    ----------
    day, people
        How many people are to be received on which date.
    minutes
        What one of them takes at a desk; None for what the config says.
    desks
        Desks at the place; None for those of the van.
    at
        The commune, by name or code; None for that of the exceptional opening of that date, else beside the
        depot. Of an opening at this place its hours, desks and van are asked about.
    data
        A folder of tables that replace the shipped ones.
    """

    day: date
    people: int
    minutes: int | None = None
    desks: int | None = None
    at: str | None = None
    data: Path | None = None
    notify: Notify = silent


def capacity(dossier: Path, options: CapacityOptions) -> Capacity:
    """What receiving people on a day takes, and what the vans of a dossier can do of it.

    Parameters
    ----------
    dossier
        Its folder, or its ``plan.json``.

    Raises
    ------
    InputError
        If the plan cannot be read, the date is none of its schedule, or the commune is not known.
    BrokenRuleError
        If the plan breaks a rule.
    TravelError
        If the drive cannot be given.
    """
    found = open_dossier(dossier, options.data, options.notify)
    plan, config, day = found.plan, found.config, options.day
    require_legal(plan, options.notify)
    # The week after the date, since its tours bound it as well.
    tours = dated(plan, None if _is_covered(plan, day) else day, options.notify).schedule.tours
    place = _place(options.at, plan.catalogue)
    opening = _opening(openings_on(config, day), place)
    if opening is not None:
        place = Place(opening.id, opening.name, opening.position, opening.commune)
    each = options.minutes * MINUTE if options.minutes else _each(config, opening)
    drives = _Drives(config, plan.folder, place, options.notify)
    asked = _Asked(day, options.desks or (opening.desks if opening else None), each)
    crews = crews_on(plan.year(options.notify), day) if config.crews else None
    # What an opening is in is no tour that it would take the place of.
    others = tuple(tour for tour in tours if opening is None or not _goes_to(tour, opening))
    vans = [_van(config, van, crews, others, drives, asked) for van in config.vans]
    there = [tour for tour in tours if opening is not None and _goes_to(tour, opening)]
    longest = next((van for van in vans for tour in there if van.van.id == tour.van), None)
    if opening is not None and longest is not None:
        vans = [replace(longest, day=_announced(opening, there[0]))]
    return Capacity(
        title=config.title,
        day=day,
        people=options.people,
        each=each,
        desks=options.desks or max((van.desks for van in vans), default=1),
        place=place.name if place else "",
        closed="" if opening else _closed(config, day),
        vans=tuple(vans),
        provenance=drives.provenance,
        longest=longest,
    )


def _opening(openings: Iterable[Opening], place: Place | None) -> Opening | None:
    """The exceptional opening that is asked about: the first of the date, or of its place."""
    there = (each for each in openings if place is None or each.commune == place.commune)
    return min(there, key=lambda each: each.opens, default=None)


def _goes_to(tour: Tour, opening: Opening) -> bool:
    return any(visit.stop == opening.id for visit in tour.visits)


def _announced(opening: Opening, tour: Tour) -> VanDay:
    """The day of a van at the hours of an opening, with all that it does besides."""
    if opening.pause is None:
        spans: tuple[Span, ...] = ((opening.opens, opening.closes),)
    else:
        spans = ((opening.opens, opening.pause[0]), (opening.pause[1], opening.closes))
    return VanDay(tour.start, tour.end, spans, tour.lunch, tour.drive_seconds)


def _is_covered(plan: OpenedPlan, day: date) -> bool:
    """Whether the usual schedule of a plan reaches a week beyond the date."""
    start = plan.plan_file.start
    return start <= day <= start + timedelta(days=WEEK * 51)


def _each(config: Config, opening: Opening | None) -> int:
    return (opening and opening.per_person) or config.service.appointment or config.demand.service


def _place(at: str | None, catalogue: Catalogue) -> Place | None:
    """Where people are to be received; None where nobody said."""
    if at is None:
        return None
    code = commune_names(catalogue).find(at)
    if isinstance(code, Doubt):
        raise InputError.of(parameter("at"), code.what, code.maybe)
    if code is None:
        raise InputError.of(parameter("at"), message("dossier.unknown-commune", seen=shown(at)))
    commune = catalogue.communes[code]
    return Place(code, commune.name, commune.position, code)


class _Drives:
    """The drives from each depot to the place and back, asked for once a depot."""

    def __init__(self, config: Config, folder: Path, place: Place | None, notify: Notify) -> None:
        self.place = place
        self.provenance: Provenance | None = None
        if place:
            # A closed road may be that of any stop, and the way round it leads through another one.
            everywhere = places(config) if config.travel.corrections else places(config)[: len(config.depots)]
            known = known_of(config, folder, notify, (*everywhere, place))
            roads = completed(choose_provider(config.travel, folder, known), config.travel, known)
            matrix = roads.matrix([each.position for each in known.places])
            self.provenance = matrix.provenance
            seconds = matrix.seconds
            self._of = {
                depot.id: (int(seconds[rank, -1]), int(seconds[-1, rank]))
                for rank, depot in enumerate(config.depots)
            }

    def of(self, depot: str) -> tuple[int, int]:
        """Seconds there and back."""
        return self._of[depot] if self.place else (0, 0)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The day, the desks (None for those that there are) and the seconds that a person takes."""

    day: date
    desks: int | None
    each: int


def _van(
    config: Config,
    van: Van,
    crews: Mapping[str, str] | None,
    tours: Iterable[Tour],
    drives: _Drives,
    asked: _Asked,
) -> VanCapacity:
    """What a van can do with its crew of that day; `crews` are None where each van has one of its own."""
    day, crew = asked.day, _crew(config, (crews or {}).get(van.id))
    there = [tour for tour in tours if tour.van == van.id]
    own = there if crew is None else [tour for tour in tours if tour.crew == crew.id]
    tour = next((tour for tour in there if tour.date == day), None)
    desks = asked.desks or min(van.desks, (crew and crew.agents) or van.desks)
    left = out_on(config, day)
    if van.id in left:
        return VanCapacity(van, desks, None, tour, left[van.id], crew)
    if crews is not None and crew is None:
        return VanCapacity(van, desks, None, tour, None, is_driven=False)
    work = limits_by_id(config, crew.id if crew else None)
    bounds = _bounds(work, day, [each for each in own if each.date != day])
    opens = config_on(config, day).sessions[Half.MORNING].opens
    longest = longest_day(work, *drives.of(van.depot), bounds, opens, asked.each)
    return VanCapacity(van, desks, longest, tour, None, crew)


def _crew(config: Config, crew: str | None) -> Crew | None:
    return next((each for each in config.crews if each.id == crew), None)


def _bounds(work: WorkRules, day: date, others: Iterable[Tour]) -> DayBounds:
    """What the other tours of a crew leave: rest on both sides of the day, and work of its week."""
    earliest, latest = 0, DAY
    monday = day - timedelta(days=day.weekday())
    left = work.max_work_week
    for tour in others:
        if tour.date == day - timedelta(days=1):
            earliest = max(earliest, tour.end + work.min_rest - DAY)
        if tour.date == day + timedelta(days=1):
            latest = min(latest, tour.start + DAY - work.min_rest)
        if monday <= tour.date < monday + timedelta(days=WEEK):
            left -= tour.work_seconds
    return DayBounds(earliest, latest, max(0, left))


def _closed(config: Config, day: date) -> str:
    """Why the date is usually closed; empty if it is not."""
    rules = config.calendar
    holidays = public_holidays(rules.public_holidays, day, day, rules.departement)
    closures = [closure.why for closure in rules.closed if closure.covers(day)]
    return holidays.get(day, "") or next(iter(closures), "")
