"""How far residents are from help before and after a plan."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tourplanner.analysis.coverage import Coverage, Scope, ScopedCoverage, scoped
from tourplanner.analysis.coverage_places import (
    HelpPlace,
    Openings,
    any_day,
    help_places,
    on_dates,
    open_count,
    without_appointment,
)
from tourplanner.calendar.build import build_calendar
from tourplanner.calendar.holidays import public_holidays
from tourplanner.domain.config import Config
from tourplanner.domain.place import ServiceSite
from tourplanner.domain.tour import Tour
from tourplanner.errors import InputError
from tourplanner.files.write import write_files
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.inputs.weights import POPULATION
from tourplanner.message import Notify, message, silent
from tourplanner.outputs.coverage_csv import render as render_csv
from tourplanner.schedule.events import config_on
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import open_with_events
from tourplanner.workflow.opened_plan import OpenedPlan, open_plan, require_known, require_legal
from tourplanner.workflow.people.covered import Covered
from tourplanner.workflow.people.reach import Weighing, reach
from tourplanner.workflow.planned import Planned
from tourplanner.workflow.year.dated_plan import dated
from tourplanner.workflow.year.laid_plan import schedule_of_plan


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
    notify: Notify = silent


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
        If a date is asked, of a grid or after the cycle, of a plan that breaks a rule.
    TravelError
        If a drive cannot be given.

    Examples
    --------
    >>> import tourplanner as tp
    >>> communes = tp.to_frame(tp.cover(tp.plan("semaine.toml")))
    >>> len(communes), communes.loc["32013", "name"]
    (458, 'Auch')
    """
    opened = _made(plan, options) if isinstance(plan, Planned) else _opened(Path(plan), options)
    config, catalogue, tours = opened.config, opened.catalogue, _tours(opened, options)
    sites = catalogue.lasting_sites if options.on is None else catalogue.sites_on(options.on)
    there = config if options.on is None else config_on(opened.whole or config, options.on)
    places = help_places(sites, there.stops, tours, there.service.booking)
    weighing = Weighing(options.weight, options.weights)
    folder = plan.source.folder if isinstance(plan, Planned) else opened.folder
    positions = [place.position for place in places]
    found = reach(config, folder, catalogue, positions, weighing, options.notify)
    days = _Days(config, sites, tours, places, found.seconds)
    scopes = days.cycle() if options.on is None else days.on(options.on)
    coverage = Coverage(
        communes=found.communes,
        areas=tuple(catalogue.areas[epci] for epci in sorted({each.epci for each in found.communes})),
        weights=found.weights,
        weight=options.weight,
        places=places,
        scopes=scopes,
        count=None if options.on is None else open_count(scopes[0].openings, places, sites),
    )
    return Covered(opened, coverage, found.provenance)


def write_coverage(
    covered: Covered, table: Path | None, plan_map: Path | None, plain: bool, lang: Language
) -> None:
    """Write the table of all communes, for a spreadsheet or, `plain`, for programs, and their map.

    Each where it is asked for; in one folder both or none.

    Raises
    ------
    InputError
        If one of them cannot be written.
    """
    files: dict[Path, str | bytes] = {}
    if table:
        files[table] = render_csv(covered.coverage, plain)
    if plan_map:
        # Only a map needs what it is drawn with.
        from tourplanner.workflow.map import coverage_map  # noqa: PLC0415

        files[plan_map] = coverage_map(covered, lang)
    write_files(files)


@dataclass(frozen=True, slots=True)
class _Days:
    """What is needed to measure any days; ``seconds`` is int32[n, p], [commune, place]."""

    config: Config
    sites: tuple[ServiceSite, ...]
    tours: tuple[Tour, ...]
    places: tuple[HelpPlace, ...]
    seconds: NDArray[np.int32]

    def cycle(self) -> tuple[ScopedCoverage, ...]:
        """Any day of the cycle, then its touring days if there are some."""
        some = scoped(Scope.ANY_DAY, any_day(self.places), self.seconds, self.places)
        dates = build_calendar(self.config.calendar, self.config.sessions).dates
        return (some, self.measured(Scope.TOURING_DAYS, dates)) if dates else (some,)

    def on(self, day: date) -> tuple[ScopedCoverage, ...]:
        """A date, then the same without appointment if some place that is open asks for one."""
        openings = self._openings((day,), self._holidays((day,)))
        freely = without_appointment(openings, self.places)
        every = self._scoped(Scope.DATE, openings)
        if (freely.open == openings.open).all():
            return (every,)
        return (every, self._scoped(Scope.WALK_IN, freely))

    def measured(self, scope: Scope, dates: tuple[date, ...]) -> ScopedCoverage:
        """What is open on each of `dates`, one or more."""
        every = scope is Scope.DATE or not self.config.calendar.repeats
        return self._scoped(scope, self._openings(dates, self._holidays(dates) if every else {}))

    def _scoped(self, scope: Scope, openings: Openings) -> ScopedCoverage:
        return scoped(scope, openings, self.seconds, self.places)

    def _openings(self, dates: tuple[date, ...], holidays: Mapping[date, str]) -> Openings:
        return on_dates(dates, self.places, self.sites, self.tours, holidays)

    def _holidays(self, dates: tuple[date, ...]) -> dict[date, str]:
        """The public holidays among dates of the year; the grid of a cycle has none."""
        rules = self.config.calendar
        return public_holidays(rules.public_holidays, min(dates), max(dates), rules.departement)


def _opened(path: Path, options: CoverOptions) -> OpenedPlan:
    """A plan that was written; of the future of one that breaks rules nothing can be said."""
    opener = open_plan if options.on is None else open_with_events
    opened = opener(path, options.data, options.notify)
    require_known(opened)
    if _of_the_year(opened, options.on):
        require_legal(opened, options.notify)
    return opened


def _made(planned: Planned, options: CoverOptions) -> OpenedPlan:
    """A plan that was made just now, among other places if they are asked for."""
    opened = planned.opened
    if options.data is None:
        return opened
    shipped = read_catalogue(options.data, options.notify, opened.config.data)
    places = opened.plan_file.communes, opened.plan_file.areas
    return replace(opened, catalogue=shipped.updated(*places))


def _tours(opened: OpenedPlan, options: CoverOptions) -> tuple[Tour, ...]:
    """The tours up to the day that is looked at, with what has been told of later dates."""
    day, tours = options.on, opened.tours
    if day is None or not _of_the_year(opened, day):
        return tours
    if opened.file is None:
        # Of a plan that was made just now nothing has been told.
        return schedule_of_plan(opened, day, None, None, options.notify).tours
    return dated(opened, day, options.notify).schedule.tours


def _of_the_year(opened: OpenedPlan, day: date | None) -> bool:
    """Whether the plan must be unrolled to know of `day`: it is not a date of the plan itself."""
    plan, start = opened.plan_file, opened.plan_file.start
    if day is not None and day < start:
        raise InputError.of("", message("schedule.before-the-plan", day=day, start=start))
    return day is not None and (plan.repeats or (day - start).days >= 7 * plan.weeks)
