"""How far residents are from help before and after a plan."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tourplanner.analysis.coverage import Coverage, Scope, ScopedCoverage, scoped
from tourplanner.analysis.coverage_places import HelpPlace, any_day, help_places, on_dates
from tourplanner.calendar.build import build_calendar
from tourplanner.calendar.holidays import public_holidays
from tourplanner.domain.config import Config
from tourplanner.domain.place import Catalogue
from tourplanner.domain.plan_file import PlanFile
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.tour import Tour
from tourplanner.errors import InputError
from tourplanner.inputs.weights import POPULATION
from tourplanner.message import Notify
from tourplanner.outputs.coverage_csv import render as render_csv
from tourplanner.outputs.files import write_atomically
from tourplanner.schedule.unroll import unroll
from tourplanner.workflow.belonging import require_known
from tourplanner.workflow.planned import Planned
from tourplanner.workflow.reach import Weighing, reach
from tourplanner.workflow.source import catalogue_of, config_of, plan_at, read_plan
from tourplanner.workflow.standing import standing_schedule


@dataclass(frozen=True, slots=True)
class CoverOptions:
    """How to measure.

    Attributes
    ----------
    data
        A folder of tables that replace the shipped ones.
    weight
        The column of numbers that tells what communes count for.
    weights
        The table of that column; None for the shipped communes.csv.
    on
        The date to look at; None for the cycle.
    notify
        Told of remarks on the input.

    Examples
    --------
    >>> import tourplanner as tp
    >>> tp.CoverOptions(weight="digital_fragility").on is None
    True
    """

    data: Path | None = None
    weight: str = POPULATION
    weights: Path | None = None
    on: date | None = None
    notify: Notify = lambda _notice: None


@dataclass(frozen=True, slots=True)
class Covered:
    """The coverage of a plan.

    Attributes
    ----------
    provenance
        Where the travel times come from.
    """

    plan_file: PlanFile
    config: Config
    catalogue: Catalogue
    coverage: Coverage
    provenance: Provenance


DEFAULT = CoverOptions()


def cover(plan: Planned | Path | str, options: CoverOptions = DEFAULT) -> Covered:
    """Measure the drive of every commune to the nearest place of help, without and with the van.

    The plan's own travel provider is asked, for a car.

    Parameters
    ----------
    plan
        A plan that was made just now, or a ``plan.json`` or its folder.

    Raises
    ------
    InputError
        If the plan or the weights cannot be read or used, or the date is before the plan.
    BrokenRuleError
        If a date after the cycle is asked of a plan that breaks a rule.
    TravelError
        If a drive cannot be given.

    Examples
    --------
    >>> import tourplanner as tp
    >>> communes = tp.to_frame(tp.cover(tp.plan("semaine.toml")))
    >>> len(communes), communes.loc["32013", "name"]
    (458, 'Auch')
    """
    at_hand = _made(plan, options) if isinstance(plan, Planned) else _read(Path(plan), options)
    plan_file, config, catalogue, tours = at_hand.plan_file, at_hand.config, at_hand.catalogue, at_hand.tours
    places = help_places(catalogue.sites, config.stops, tours)
    weighing = Weighing(options.weight, options.weights)
    found = reach(config, catalogue, [place.position for place in places], weighing, options.notify)
    days = _Days(config, catalogue, tours, places, found.seconds)
    coverage = Coverage(
        communes=found.communes,
        areas=tuple(catalogue.areas[epci] for epci in sorted({each.epci for each in found.communes})),
        weights=found.weights,
        weight=options.weight,
        places=places,
        scopes=days.cycle() if options.on is None else (days.measured(Scope.DATE, (options.on,)),),
    )
    return Covered(plan_file, config, catalogue, coverage, found.provenance)


def write_coverage_csv(covered: Covered, path: Path) -> None:
    """Write the table of all communes.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    write_atomically(path, render_csv(covered.coverage))


@dataclass(frozen=True, slots=True)
class _Days:
    """What is needed to measure any days; ``seconds`` is int32[n, p], [commune, place]."""

    config: Config
    catalogue: Catalogue
    tours: tuple[Tour, ...]
    places: tuple[HelpPlace, ...]
    seconds: NDArray[np.int32]

    def cycle(self) -> tuple[ScopedCoverage, ...]:
        """Any day of the cycle, then its touring days if there are some."""
        some = scoped(Scope.ANY_DAY, any_day(self.places), self.seconds, self.places)
        dates = build_calendar(self.config.calendar, self.config.sessions).dates
        return (some, self.measured(Scope.TOURING_DAYS, dates)) if dates else (some,)

    def measured(self, scope: Scope, dates: tuple[date, ...]) -> ScopedCoverage:
        """What is open on each of `dates`, one or more."""
        country = self.config.calendar.public_holidays
        holidays = public_holidays(country, min(dates), max(dates))
        openings = on_dates(dates, self.places, self.catalogue.sites, self.tours, holidays)
        return scoped(scope, openings, self.seconds, self.places)


@dataclass(frozen=True, slots=True)
class _AtHand:
    """A plan with its surroundings, and its tours up to the date that is looked at."""

    plan_file: PlanFile
    config: Config
    catalogue: Catalogue
    tours: tuple[Tour, ...]


def _made(planned: Planned, options: CoverOptions) -> _AtHand:
    """A plan that was made just now; of another date's tours nothing has been told."""
    plan_file, source = planned.plan_file, planned.source
    catalogue = source.catalogue
    if options.data is not None:
        catalogue = catalogue_of(plan_file, options.data, options.notify)
    day = _after_cycle(plan_file, options.on)
    tours = plan_file.plan.tours
    if day is not None:
        tours = unroll(source.problem, tours, day).tours
    return _AtHand(plan_file, source.file.config, catalogue, tours)


def _read(path: Path, options: CoverOptions) -> _AtHand:
    """A plan that was written, with what has been told of later dates."""
    _, plan_file = read_plan(path)
    catalogue = catalogue_of(plan_file, options.data, options.notify)
    config = config_of(plan_file, catalogue, plan_at(path).name)
    require_known(plan_file, config, plan_at(path).name)
    day = _after_cycle(plan_file, options.on)
    tours = plan_file.plan.tours
    if day is not None:
        tours = standing_schedule(path, day, options.data, options.notify).schedule.tours
    return _AtHand(plan_file, config, catalogue, tours)


def _after_cycle(plan_file: PlanFile, day: date | None) -> date | None:
    """A date for which the cycle must be unrolled; None for no date and for one in the cycle."""
    if day is not None and day < plan_file.start:
        raise InputError.of("--on", f"{day} is before the plan, which starts on {plan_file.start}")
    return None if day is None or (day - plan_file.start).days < 7 * plan_file.weeks else day
