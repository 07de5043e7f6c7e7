"""How far residents are from help before and after a plan."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from tourplanner.analysis.coverage import Coverage, Scope, ScopedCoverage, scoped
from tourplanner.analysis.coverage_places import any_day, help_places, on_dates
from tourplanner.calendar.build import build_calendar
from tourplanner.calendar.holidays import public_holidays
from tourplanner.domain.config import Config
from tourplanner.domain.place import Catalogue, Commune
from tourplanner.domain.plan_file import PlanFile
from tourplanner.domain.tour import Tour
from tourplanner.errors import InputError
from tourplanner.inputs.weights import POPULATION, read_weights
from tourplanner.outputs.coverage_csv import render as render_csv
from tourplanner.outputs.coverage_map import CoverageView
from tourplanner.outputs.coverage_map import write as write_map
from tourplanner.outputs.files import write_atomically
from tourplanner.travel.choose import choose_provider
from tourplanner.wording.language import Language
from tourplanner.workflow.belonging import require_known
from tourplanner.workflow.scheduling import schedule_view
from tourplanner.workflow.sources import Notify, catalogue_of, config_of, plan_at, read_plan
from tourplanner.workflow.view import plan_view

CAR = 1.0
"""In the place of the van's factor: residents come by car."""


@dataclass(frozen=True, slots=True)
class CoverOptions:
    """How to measure: tables, what communes count for, a date (None: the cycle), whom to tell."""

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
        One sentence: what the travel times come from.
    estimated
        Whether they are estimates.
    """

    plan_file: PlanFile
    config: Config
    catalogue: Catalogue
    coverage: Coverage
    provenance: str
    estimated: bool


def cover(path: Path, options: CoverOptions) -> Covered:
    """Measure the drive of every commune to the nearest place of help, without and with the van.

    The plan's own travel provider is asked, for a car.

    Parameters
    ----------
    path
        A ``plan.json`` or its folder.

    Raises
    ------
    InputError
        If the plan or the weights cannot be read or used, or the date is before the plan.
    BrokenRuleError
        If a date after the cycle is asked of a plan that breaks a rule.
    TravelError
        If a drive cannot be given.
    """
    _, plan_file = read_plan(path)
    catalogue = catalogue_of(plan_file, options.data, options.notify)
    config = config_of(plan_file, catalogue, plan_at(path).name)
    require_known(plan_file, config, plan_at(path).name)
    tours = _tours(path, plan_file, options)
    communes = _in_force(catalogue, config.calendar.start)
    heirs = _heirs(catalogue, communes)
    weights = read_weights(options.weight, options.weights, frozenset(communes), options.notify, heirs)
    values = np.array([weights[code] for code in communes], dtype=np.float64)
    if not values.sum():
        raise InputError.of("--weight", f"{options.weight} is 0 for every commune", "another column")
    places = help_places(catalogue.sites, config.stops, tours)
    spots = [commune.position for commune in communes.values()] + [place.position for place in places]
    matrix = choose_provider(replace(config.travel, van_factor=CAR)).matrix(spots)
    seconds = matrix.seconds[: len(communes), len(communes) :]
    any_row = any_day(places)

    def measured(scope: Scope, dates: tuple[date, ...]) -> ScopedCoverage:
        if not dates:
            return scoped(scope, any_row, seconds, places)
        holidays = public_holidays(config.calendar.public_holidays, min(dates), max(dates))
        return scoped(scope, on_dates(dates, places, catalogue.sites, tours, holidays), seconds, places)

    toured = build_calendar(config.calendar, config.sessions).dates
    if options.on is not None:
        scopes: tuple[ScopedCoverage, ...] = (measured(Scope.DATE, (options.on,)),)
    else:
        scopes = (measured(Scope.ANY_DAY, ()), *((measured(Scope.TOURING_DAYS, toured),) if toured else ()))
    epcis = sorted({commune.epci for commune in communes.values()})
    areas = tuple(catalogue.areas[epci] for epci in epcis)
    coverage = Coverage(tuple(communes.values()), areas, values, options.weight, places, scopes)
    return Covered(plan_file, config, catalogue, coverage, matrix.provenance, matrix.estimated)


def write_coverage_csv(covered: Covered, path: Path) -> None:
    """Write the table of all communes.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    write_atomically(path, render_csv(covered.coverage))


def write_coverage_map(covered: Covered, lang: Language, path: Path) -> None:
    """Write the map of all communes.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    view = plan_view(covered.plan_file, covered.config, covered.catalogue)
    drawn = CoverageView(
        covered.coverage,
        covered.plan_file.title,
        covered.catalogue,
        covered.provenance,
        view.contours,
    )
    write_map(drawn, lang, path)


def _tours(path: Path, plan_file: PlanFile, options: CoverOptions) -> tuple[Tour, ...]:
    """The tours of the cycle; for a date after it, those of the cycle unrolled up to there."""
    day, start = options.on, plan_file.start
    if day is not None and day < start:
        raise InputError.of("--on", f"{day} is before the plan, which starts on {start}")
    if day is None or (day - start).days < 7 * plan_file.weeks:
        return plan_file.plan.tours
    return schedule_view(path, day, Language.EN, options.data, options.notify).schedule.tours


def _in_force(catalogue: Catalogue, day: date) -> dict[str, Commune]:
    """The communes that exist on `day`, by code."""
    found = {each.code: each for each in catalogue.communes.values()}
    return {
        code: found[code] for code in sorted(found) if not (merged := found[code].merged_on) or merged > day
    }


def _heirs(catalogue: Catalogue, in_force: Mapping[str, Commune]) -> dict[str, str]:
    """The commune in force that took over each retired one, by the latter's code."""
    heirs = {}
    for code in catalogue.communes:
        heir = code
        while heir not in in_force and (into := catalogue.communes[heir].merged_into):
            heir = into
        if heir != code:
            heirs[code] = heir
    return heirs
