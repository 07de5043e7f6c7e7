"""A plan that was opened: read, with the config, the places and the travel times that it was made with.

Every use case after `plan` starts here. What it needs beyond that the plan can be read it asks for: that
the plan goes with its config (`require_known`), that it breaks no rule (`require_legal`).
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from tourplanner.domain.config import Config, Lock
from tourplanner.domain.place import Catalogue
from tourplanner.domain.plan_file import PlanFile
from tourplanner.domain.tour import Tour
from tourplanner.errors import BrokenRuleError, Fault, InputError, MissedPromiseError
from tourplanner.files.together import mend
from tourplanner.inputs.config.read import ConfigFile
from tourplanner.message import Notify, message
from tourplanner.problem.check import check, is_loss, lines
from tourplanner.problem.problem import Problem
from tourplanner.schedule.events import config_of_grid
from tourplanner.schedule.year import Year
from tourplanner.workflow.sources.decoded_plan import PLAN, decoded, read_bytes
from tourplanner.workflow.sources.kept_travel import TRAVEL
from tourplanner.workflow.sources.plan_config import dates_of, own_config_file
from tourplanner.workflow.sources.source import locate, of_grid, problem_of, read_dated
from tourplanner.workflow.sources.travel import travel_again, travel_of
from tourplanner.workflow.sources.year_travel import year_of


@dataclass(frozen=True, slots=True)
class OpenedPlan:
    """A plan with its surroundings.

    Attributes
    ----------
    catalogue
        The places of the tables, with those of the plan as they were when it was made.
    problem
        The one that its config poses, with the travel times that the plan was made with.
    file, content
        Where it was read, and the bytes that stood there; None and nothing for a plan that was made
        just now.
    whole
        The config with its events, and with the stops that join later; None where there are none.
    solved_locks
        The locks of the config that it carries; None where that was not read when it was opened.
    """

    plan_file: PlanFile
    catalogue: Catalogue
    problem: Problem
    file: Path | None = None
    content: bytes = b""
    whole: Config | None = None
    solved_locks: tuple[Lock, ...] | None = None

    @property
    def config(self) -> Config:
        """The config that it is judged by: its own unless it was opened with another."""
        return self.problem.config

    @property
    def whole_config(self) -> Config:
        """The config with its events, and with the stops that join later."""
        return self.whole or self.config

    def year(self, notify: Notify) -> Year:
        """The year that it is laid over, with travel times to the places of its events.

        Raises
        ------
        InputError
            If the planner's own table of times lacks such a place.
        """
        kept = self.folder / TRAVEL if self.file else None
        return year_of(self.whole_config, self.problem, self.folder, notify, kept)

    @property
    def config_file(self) -> ConfigFile:
        """The config that it was made from, with its table.

        Raises
        ------
        InputError
            If it carries none, or with all faults of that.
        """
        return own_config_file(self.plan_file, self.catalogue, self.name)

    @property
    def tours(self) -> tuple[Tour, ...]:
        """The tours of the plan."""
        return self.plan_file.plan.tours

    @property
    def areas(self) -> dict[str, str]:
        """The names of intercommunalités, by EPCI."""
        return {epci: area.name for epci, area in self.catalogue.areas.items()}

    @property
    def name(self) -> str:
        """What errors call it: its file's name, else its title."""
        return self.file.name if self.file else self.plan_file.title

    @property
    def folder(self) -> Path:
        """Where outputs go that are told no other place: beside the plan."""
        return self.file.parent if self.file else Path()

    @property
    def text(self) -> str:
        """What stood in its file."""
        return self.content.decode("utf-8-sig")

    @property
    def sha256(self) -> str:
        """That of its bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def open_plan(path: Path, data: Path | None, notify: Notify, config: Path | None = None) -> OpenedPlan:
    """Open a plan that anyone may have edited.

    Parameters
    ----------
    path
        A ``plan.json`` or its folder.
    data
        A folder of tables that replace the shipped ones.
    notify
        Told of liberties taken with tables, that travel times are those in the plan because their
        source is not at hand, and that `config` is not the file that the plan was made from.
    config
        What it is judged by, over the plan's own weeks; None for the config that it carries.

    Raises
    ------
    InputError
        If it or its config cannot be read, with all faults of what they say.
    TravelError
        If travel times can neither be had nor are in the plan.
    """
    file = plan_at(path)
    content = read_bytes(file)
    plan_file, catalogue = decoded(content, file, data, notify)
    if config is None:
        own = own_config_file(plan_file, catalogue, file.name).config
        return _opened(plan_file, catalogue, own, file, content, notify)
    other = locate(config)
    judge = read_dated(other, catalogue, dates_of(plan_file), notify)
    problem = _judging(of_grid(judge), plan_file, other, notify)
    return OpenedPlan(plan_file, catalogue, problem, file, content, judge.config)


def _opened(
    plan_file: PlanFile, catalogue: Catalogue, whole: Config, file: Path, content: bytes, notify: Notify
) -> OpenedPlan:
    """A plan with a config that its grid goes with."""
    grid = config_of_grid(whole)
    travel = travel_again(plan_file, grid, file.parent, notify)
    return OpenedPlan(plan_file, catalogue, problem_of(grid, travel), file, content, whole, whole.locks)


def config_of_plan(path: Path, data: Path | None, notify: Notify) -> tuple[ConfigFile, Catalogue]:
    """The config that a plan was made from, and the places that it knew; no travel time is asked for.

    Parameters
    ----------
    path, data, notify
        As of `open_plan`.

    Raises
    ------
    InputError
        If it or its config cannot be read, with all faults of what they say.
    """
    file = plan_at(path)
    plan_file, catalogue = decoded(read_bytes(file), file, data, notify)
    return own_config_file(plan_file, catalogue, file.name), catalogue


def plan_at(path: Path) -> Path:
    """The plan file that a path stands for: itself, or the plan.json in a folder."""
    folder = path if path.is_dir() else path.parent
    mend(folder)
    for left in folder.glob("*/.tourplanner-*"):
        mend(left.parent)  # what is exported beside it
    return path / PLAN if path.is_dir() else path


def require_known(opened: OpenedPlan) -> None:
    """Require that tours go to stops, from depots, with vans and on dates that the config knows.

    Raises
    ------
    InputError
        With all faults.
    """
    config = opened.config
    stops, vans = {stop.id for stop in config.stops}, {van.id for van in config.vans}
    depots = {depot.id for depot in config.depots}
    last = 7 * config.calendar.weeks
    faults = []
    for number, tour in enumerate(opened.tours, start=1):
        where = message("place.key", file=opened.name, key=f"tours[{number}]")
        if tour.van not in vans:
            faults.append(Fault(where, message("plan-file.no-van", name=tour.van)))
        if tour.depot not in depots:
            faults.append(Fault(where, message("plan-file.no-depot", name=tour.depot)))
        if not 0 <= (tour.date - config.calendar.start).days < last:
            faults.append(Fault(where, message("plan-file.outside-cycle", day=tour.date)))
        if not tour.visits:
            faults.append(Fault(where, message("plan-file.no-visit")))
        faults += [
            Fault(where, message("plan-file.no-stop", name=visit.stop))
            for visit in tour.visits
            if visit.stop not in stops
        ]
    if faults:
        raise InputError(faults)


def require_legal(opened: OpenedPlan, notify: Notify) -> None:
    """Require that a plan is fit to be told to people, visits that are missing aside.

    Parameters
    ----------
    notify
        Told of each visit that the plan misses.

    Raises
    ------
    InputError
        If it does not go with its config.
    BrokenRuleError
        If it breaks a rule; people would wait for a van that cannot come.
    """
    _require_same_cycle(opened)
    require_known(opened)
    breaches = check(opened.problem, opened.tours)
    if broken := [breach for breach in breaches if not is_loss(breach)]:
        told = message("plan-file.broken-rules", plan=str(opened.file or opened.name), breaches=lines(broken))
        raise BrokenRuleError(told)
    for line in lines(breaches):
        notify(message("plan-file.lacks-visits", breach=line))


def require_promises(opened: OpenedPlan) -> None:
    """Require that a plan has every visit that was promised.

    Raises
    ------
    InputError
        If it does not go with its config.
    MissedPromiseError
        If it has not; who wants it all the same has to say so.
    """
    _require_same_cycle(opened)
    require_known(opened)
    if missing := [breach for breach in check(opened.problem, opened.tours) if is_loss(breach)]:
        told = message("plan-file.incomplete", plan=str(opened.file or opened.name), missing=lines(missing))
        raise MissedPromiseError(told)


def _require_same_cycle(opened: OpenedPlan) -> None:
    plan, asked = opened.plan_file, opened.config.calendar
    if (plan.start, plan.weeks) != (asked.start, asked.weeks):
        raise InputError.of(
            message("place.key", file=opened.name, key="calendar"),
            message(
                "plan-file.other-cycle",
                weeks=message("unit.weeks", n=plan.weeks),
                start=plan.start,
                config_weeks=message("unit.weeks", n=asked.weeks),
                config_start=asked.start,
            ),
            message("plan-file.edited"),
        )
    if plan.repeats != asked.repeats:
        raise InputError.of(
            message("place.key", file=opened.name, key="calendar.repeats"),
            message("plan-file.other-repeats", seen=str(plan.repeats).lower()),
            message("plan-file.edited"),
        )
    if plan.cycle is not asked.cycle:
        raise InputError.of(
            message("place.key", file=opened.name, key="calendar.cycle"),
            message("plan-file.other-kind", seen=plan.cycle.value),
            message("plan-file.edited"),
        )


def _judging(judge: ConfigFile, plan_file: PlanFile, config: Path, notify: Notify) -> Problem:
    """The problem of another config than the one in the plan."""
    if judge.sha256 == plan_file.config_sha256:
        return problem_of(judge.config, travel_again(plan_file, judge.config, config.parent, notify))
    notify(message("plan-file.other-config", config=str(config)))
    # Its places may be others than those that the plan has times for.
    return problem_of(judge.config, travel_of(judge.config, config.parent, notify).matrix)
