"""A job over a département or an intercommunalité: one van is given to it, and a plan is made for it.

Its communes are those that `new` would begin with, or they are chosen together with the plan.
"""

from dataclasses import dataclass, replace

import numpy as np

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.island import island_of
from tourplanner.domain.place import Catalogue, Commune
from tourplanner.domain.plan import Status
from tourplanner.domain.territory import Territory
from tourplanner.domain.tour import Tour, Visit
from tourplanner.errors import InputError
from tourplanner.inputs.config.read import ConfigFile, judge
from tourplanner.inputs.faults import FaultSheet
from tourplanner.inputs.islands import islands
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.message import message, silent
from tourplanner.scenario.farm import Choosing, FarmOptions
from tourplanner.scenario.lay import lay
from tourplanner.scenario.scenario import Overlay
from tourplanner.solvers.result import Evidence, Result
from tourplanner.solvers.selection.chooser import Question
from tourplanner.solvers.selection.screened import ScreenedChooser
from tourplanner.solvers.selection.selection import Choice, Selection
from tourplanner.solvers.selection.shares import shares
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.compared.figured import figured
from tourplanner.workflow.farm.basis import require
from tourplanner.workflow.farm.beyond import seconds_to_site
from tourplanner.workflow.farm.search import searched, start_clock
from tourplanner.workflow.jobs.job import Json
from tourplanner.workflow.jobs.program import program
from tourplanner.workflow.new_dossier import STOPS, Founding, founded_table
from tourplanner.workflow.people.drawn import drawn_by
from tourplanner.workflow.sources.source import of_grid, problem_of
from tourplanner.workflow.sources.travel import travel_of


@dataclass(frozen=True, slots=True)
class PlaceJob:
    """The question of one job.

    Attributes
    ----------
    territory
        The département.
    epci
        The intercommunalité in it; "" for the whole département.
    stops, choosing
        How many communes to begin with, or how they are chosen; None for the other.
    weeks, weekdays
        The cycle, and the days of touring; none for Monday to Friday.
    basis
        The hash of the program that is to answer.
    """

    territory: Territory
    epci: str
    stops: int | None
    choosing: Choosing | None
    weeks: int
    weekdays: tuple[int, ...]
    overlays: tuple[Overlay, ...]
    options: FarmOptions
    seed: int
    basis: str


WORKDAYS = (0, 1, 2, 3, 4)


def plan_place(job: PlaceJob) -> Json:
    """Plan the tours of one van; what is kept of that.

    Raises
    ------
    TourPlannerError
        With all faults of the scenario over this place, or if the plan breaks a rule.
    """
    require(job.basis, program())
    catalogue = read_catalogue(data_folder(), silent, job.territory)
    file = _founded(job, catalogue)
    if job.choosing is None:
        planned = _planned(job, file.config, catalogue)
        return {**planned.found, "visits": planned.visits}
    return _Choosing(job, job.choosing, file.config, catalogue).found()


def _founded(job: PlaceJob, catalogue: Catalogue) -> ConfigFile:
    """The config of the place under the scenario, as `new` makes it."""
    founding = Founding(
        job.territory,
        epcis=(job.epci,) if job.epci else (),
        stops=job.stops or STOPS,
        weeks=job.weeks,
        weekdays=job.weekdays or WORKDAYS,
    )
    table, _ = founded_table(founding, catalogue, words_in(Language.FR))
    name = table["title"]
    file = ConfigFile(judge(table, catalogue, FaultSheet(name)), table, "", name)
    return of_grid(lay(file, job.overlays, catalogue))


@dataclass(frozen=True, slots=True)
class _Planned:
    """What is kept of a plan, and of each of its visits."""

    found: dict[str, object]
    visits: list[dict[str, object]]


def _planned(job: PlaceJob, config: Config, catalogue: Catalogue) -> _Planned:
    """The plan of a config whose stops are known."""
    problem = problem_of(config, travel_of(config, data_folder(), silent).matrix)
    result = searched(problem, job.options, job.seed)
    communes = catalogue.communes
    populations = {each.code: each.population for each in communes.values()}
    found = figured(problem, result, populations, drawn_by(config, data_folder(), catalogue), config.title)
    served = {stop.id: communes[stop.commune] for stop in config.stops}
    visits = [_told(served[visit.stop], tour, visit) for tour in result.tours for visit in tour.visits]
    more = {
        "method": result.method,
        "by_clock": result.evidence.out_of_time,
        "depot": config.depots[0].name,
    }
    return _Planned({**found, **more}, visits)


def _told(commune: Commune, tour: Tour, visit: Visit) -> dict[str, object]:
    """What is kept of a visit."""
    return {
        "commune": commune.code,
        "name": commune.name,
        "latitude": commune.position.latitude,
        "longitude": commune.position.longitude,
        "residents": commune.population,
        "date": tour.date.isoformat(),
        "half": visit.half.value,
        "start": visit.start,
        "end": visit.end,
    }


@dataclass(frozen=True, slots=True)
class _Choosing:
    """The communes of a place from which some are chosen."""

    job: PlaceJob
    asked: Choosing
    config: Config
    catalogue: Catalogue

    def found(self) -> Json:
        """The best communes and their plan; no visits where nobody lives far away, or none can be reached."""
        communes = self._communes()
        seconds = dict(zip(communes, seconds_to_site(communes), strict=True))
        far = [each for each in communes if seconds[each] > self.asked.beyond_seconds and each.population]
        told: dict[str, object] = {
            "depot": self.config.depots[0].name,
            "residents_all": sum(each.population for each in communes),
            "residents_beyond": sum(each.population for each in far),
            "communes_beyond": len(far),
        }
        largest = self.asked.largest
        far = [each for each in far if largest is None or each.population <= largest]
        told["residents_eligible"] = sum(each.population for each in far)
        told["communes_eligible"] = len(far)
        choice, reachable = self._choice(far)
        if choice is None:
            return {**told, "communes_reachable": reachable, **self._nothing()}
        chosen = [each for each in far if each.code in choice.chosen]
        served = replace(self.config, stops=tuple(self._stop(each, required=True) for each in chosen))
        planned = _planned(self.job, served, self.catalogue)
        away = {each.code: seconds[each] for each in chosen}
        visits = [{**visit, "seconds_to_site": away[str(visit["commune"])]} for visit in planned.visits]
        return {
            **planned.found,
            "visits": visits,
            **told,
            "communes_reachable": reachable,
            "residents_chosen": choice.gained,
            "choice_gap": round(choice.gap, 6),
        }

    def _communes(self) -> list[Commune]:
        """Those of the place that a road leads to from the depot."""
        land = island_of(self.config.depots[0].position, islands())
        areas = {self.job.epci} if self.job.epci else set(self.catalogue.areas)
        found = self.catalogue.in_force(self.config.calendar.start).values()
        return [each for each in found if each.epci in areas and island_of(each.position, islands()) == land]

    def _choice(self, far: list[Commune]) -> tuple[Choice | None, int]:
        """The best choice of as many as can be, and how many a day of the van can reach."""
        if not far:
            return None, 0
        wished = replace(self.config, stops=tuple(self._stop(each, required=False) for each in far))
        problem = problem_of(wished, travel_of(wished, data_folder(), silent).matrix)
        reachable = int(np.isfinite(shares(problem)).sum())
        worth = {each.code: each.population for each in far}
        limits = start_clock(self.job.options, self.job.seed)
        for count in range(min(self.asked.count, reachable), 0, -1):
            # Far apart, so many may not fit into the days of one van.
            selection = Selection(tuple(each.code for each in far), count, worth)
            question = Question(hour_worth=self.asked.hour_worth)
            choice = ScreenedChooser(problem, selection, limits).best(question)
            if choice is not None and choice.tours:
                return choice, reachable
            if limits.remaining <= 0:
                raise InputError.of("", message("choice.out-of-time"), message("choice.longer"))
        return None, reachable

    def _stop(self, commune: Commune, *, required: bool) -> Stop:
        """The commune as a stop, in everything else like those of a new dossier."""
        return replace(
            self.config.stops[0],
            id=commune.code,
            commune=commune.code,
            name=commune.name,
            area=commune.epci,
            position=commune.position,
            required=required,
        )

    def _nothing(self) -> dict[str, object]:
        """What is told where no commune can be chosen."""
        config = replace(self.config, stops=())
        problem = problem_of(config, travel_of(config, data_folder(), silent).matrix)
        nothing = Result(Status.OPTIMAL, "", (), 0, Evidence())
        found = figured(problem, nothing, {}, {}, config.title)
        told = {"method": "", "by_clock": False, "residents_chosen": 0, "choice_gap": 0.0}
        return {**found, **told, "visits": []}
