"""How many people visits may expect, and learning from how many came."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from tourplanner.analysis.belief import GammaBelief
from tourplanner.analysis.demand import (
    Load,
    VisitDemand,
    VisitExposure,
    demanded,
    exposures,
    learnt,
    prior,
)
from tourplanner.domain.attendance import Attendance
from tourplanner.domain.config import Config
from tourplanner.inputs.attendance import KnownVisits, attendance_text, read_attendance
from tourplanner.outputs.files import write_atomically
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.workflow.reaching import Weighing, reach
from tourplanner.workflow.scheduling import SCHEDULE, schedule_view
from tourplanner.workflow.sources import Notify, plan_at

ATTENDANCE = "attendance.csv"
MOST_DAYS = 3650
"""A count later than this after the start of a plan is of no visit of it."""


NO_SITE = 10**9
"""Seconds to a site where there is none: farther than any."""


@dataclass(frozen=True, slots=True)
class DemandOptions:
    """How to reckon: the last day (None: the schedule's), tables, what communes count for, whom to tell."""

    until: date | None = None
    data: Path | None = None
    weighing: Weighing = field(default_factory=Weighing)
    notify: Notify = lambda _notice: None


@dataclass(frozen=True, slots=True)
class Expected:
    """What the visits of a plan may expect.

    Attributes
    ----------
    visits
        Every visit up to the last day asked for, in order of date.
    prior, belief
        What is believed of the rate, before and after the counts.
    counts
        Those that were used, in order.
    counted_exposure
        Their visits' exposure.
    weight
        Name of the column that tells what communes count for.
    provenance
        One sentence: what the travel times come from.
    """

    config: Config
    visits: tuple[VisitDemand, ...]
    prior: GammaBelief
    belief: GammaBelief
    counts: tuple[Attendance, ...]
    counted_exposure: float
    weight: str
    provenance: str

    @property
    def people(self) -> float:
        """People expected at all visits together; a cost divided by them is one per person."""
        return sum(each.visitors.mean for each in self.visits)

    def loaded(self, load: Load) -> tuple[VisitDemand, ...]:
        """The visits of that load."""
        return tuple(each for each in self.visits if each.load is load)


@dataclass(frozen=True, slots=True)
class Imported:
    """Counts that were taken: how many rows are new, changed and as before; the file, what is learnt."""

    added: int
    changed: int
    same: int
    file: Path
    expected: Expected


def expect(path: Path, options: DemandOptions) -> Expected:
    """What every visit on its real date may expect; counts beside the plan are learnt from.

    Parameters
    ----------
    path
        A ``plan.json``, its folder, or the ``schedule.json`` beside it.

    Raises
    ------
    InputError
        If the plan, its schedule, counts or weights cannot be read or used.
    BrokenRuleError
        If the plan or its schedule breaks a rule.
    TravelError
        If a drive cannot be given.
    """
    plan = _plan(path)
    return _expected(plan, _stored(plan, _Visits(plan, options)), options)


def import_attendance(file: Path, plan: Path, options: DemandOptions) -> Imported:
    """Take the counts of a file, store them beside the plan and learn from all that are there.

    A visit that was counted before gets the number of the file; taking a file twice changes nothing.

    Raises
    ------
    InputError
        With all faults of the file, or as `expect`.
    """
    plan = _plan(plan)
    visits = _Visits(plan, options)
    taken = read_attendance(file, visits.known, options.notify)
    before = {(each.date, each.stop): each for each in _stored(plan, visits)}
    after = before | {(each.date, each.stop): each for each in taken}
    store = plan.parent / ATTENDANCE
    write_atomically(store, attendance_text(after.values()))
    added = sum((each.date, each.stop) not in before for each in taken)
    same = sum(before.get((each.date, each.stop)) == each for each in taken)
    expected = _expected(plan, tuple(sorted(after.values())), options)
    return Imported(added, len(taken) - added - same, same, store, expected)


@dataclass(frozen=True, slots=True)
class _Visits:
    """The visits of a plan, unrolled as far as counts of them go."""

    plan: Path
    options: DemandOptions

    def known(self, dates: Collection[date]) -> KnownVisits:
        """The visits up to the last of `dates`, at least those of the schedule."""
        start = _view(self.plan, None, replace(self.options, notify=_silent)).schedule.start
        counted = [day for day in dates if start <= day <= start + timedelta(days=MOST_DAYS)]
        view = _view(self.plan, max(counted, default=None), replace(self.options, notify=_silent))
        return KnownVisits(
            halves={
                (tour.date, visit.stop): visit.half for tour in view.schedule.tours for visit in tour.visits
            },
            names={stop.id: stop.name for stop in view.view.config.stops},
        )


def _expected(plan: Path, counts: tuple[Attendance, ...], options: DemandOptions) -> Expected:
    last = max([each.date for each in counts] + ([options.until] if options.until else []), default=None)
    view = _view(plan, last, options)
    config, catalogue = view.view.config, view.view.catalogue
    stops, sites = config.stops, catalogue.sites
    places = [stop.position for stop in stops] + [site.position for site in sites]
    found = reach(config, catalogue, places, options.weighing, options.notify)
    to_site = found.seconds[:, len(stops) :].min(axis=1, initial=NO_SITE).astype(np.float64)
    drives = found.seconds[:, : len(stops)]
    every = exposures(config, view.schedule.tours, found.weights, drives, to_site)
    there = {(visit.date, visit.stop) for visit in every}
    used = tuple(each for each in counts if (each.date, each.stop) in there)
    numbers = {(each.date, each.stop): each.visitors for each in used}
    before = prior(config.demand)
    belief = learnt(before, every, numbers)
    until = options.until or view.schedule.until
    shown = [visit for visit in every if visit.date <= until]
    return Expected(
        config=config,
        visits=demanded(config, shown, belief),
        prior=before,
        belief=belief,
        counts=used,
        counted_exposure=_counted(every, numbers),
        weight=options.weighing.column,
        provenance=found.provenance,
    )


def _counted(visits: tuple[VisitExposure, ...], numbers: dict[tuple[date, str], int]) -> float:
    return sum(visit.exposure for visit in visits if (visit.date, visit.stop) in numbers)


def _view(plan: Path, last: date | None, options: DemandOptions) -> ScheduleView:
    """The schedule as it is, or unrolled farther if `last` is later than it goes."""
    view = schedule_view(plan, None, Language.EN, options.data, options.notify)
    if last is None or view.schedule.start <= last <= view.schedule.until:
        return view
    return schedule_view(plan, last, Language.EN, options.data, _silent)


def _plan(path: Path) -> Path:
    """The plan that a path stands for, which may be that of its schedule."""
    return plan_at(path.parent if path.name == SCHEDULE else path)


def _stored(plan: Path, visits: _Visits) -> tuple[Attendance, ...]:
    """The counts beside the plan; those of another plan's visits are told and kept."""
    store = plan.parent / ATTENDANCE
    if not store.exists():
        return ()
    notify = visits.options.notify
    return read_attendance(store, visits.known, notify, lambda fault: notify(f"{fault.where}: {fault.what}"))


def _silent(_notice: str) -> None:
    """Where notices go that were told already."""
