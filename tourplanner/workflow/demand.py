"""How many people visits may expect, with what was learnt from how many came."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

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
from tourplanner.domain.config import Config
from tourplanner.domain.provenance import Provenance
from tourplanner.files.write import write_atomically
from tourplanner.message import Notify, silent
from tourplanner.outputs.demand_csv import render as render_csv
from tourplanner.workflow.people.drawn import drives_of
from tourplanner.workflow.people.reach import Weighing
from tourplanner.workflow.year.visit_counts import VisitCounts


@dataclass(frozen=True, slots=True)
class DemandOptions:
    """How to reckon: the last day (None: the schedule's), tables, what communes count for, whom to tell."""

    until: date | None = None
    data: Path | None = None
    weighing: Weighing = field(default_factory=Weighing)
    notify: Notify = silent


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
        Those that were used, by date and stop.
    counted_exposure
        Their visits' exposure.
    weight
        Name of the column that tells what communes count for.
    provenance
        Where the travel times come from.
    """

    config: Config
    visits: tuple[VisitDemand, ...]
    prior: GammaBelief
    belief: GammaBelief
    counts: Mapping[tuple[date, str], int]
    counted_exposure: float
    weight: str
    provenance: Provenance

    @property
    def people(self) -> float:
        """People expected at all visits together; a cost divided by them is one per person."""
        return sum(each.visitors.mean for each in self.visits)

    def loaded(self, load: Load) -> tuple[VisitDemand, ...]:
        """The visits of that load."""
        return tuple(each for each in self.visits if each.load is load)


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
    beside = VisitCounts.at(path, options.data)
    counts = beside.stored(options.notify)
    found = beside.dated([each.date for each in counts], options.until, options.notify)
    config, catalogue, schedule = found.config, found.plan.catalogue, found.schedule
    reached, seconds, to_site = drives_of(
        config, found.plan.folder, catalogue, options.weighing, options.notify
    )
    every = exposures(config, schedule.tours, reached.weights, seconds, to_site)
    there = {(visit.date, visit.stop) for visit in every}
    used = {
        (each.date, each.stop): each.visitors
        for each in counts
        if each.visitors is not None and (each.date, each.stop) in there
    }
    before = prior(config.demand)
    belief = learnt(before, every, used)
    until = options.until or schedule.until
    shown = [visit for visit in every if visit.date <= until]
    return Expected(
        config=config,
        visits=demanded(config, shown, belief),
        prior=before,
        belief=belief,
        counts=used,
        counted_exposure=_counted(every, used),
        weight=options.weighing.column,
        provenance=reached.provenance,
    )


def write_demand_csv(expected: Expected, path: Path, plain: bool = False) -> None:
    """Write the table of all visits, for a spreadsheet or, `plain`, for programs.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    names = {stop.id: stop.name for stop in expected.config.stops}
    write_atomically(path, render_csv(expected.visits, names, expected.counts, plain))


def _counted(visits: tuple[VisitExposure, ...], numbers: Mapping[tuple[date, str], int]) -> float:
    return sum(visit.exposure for visit in visits if (visit.date, visit.stop) in numbers)
