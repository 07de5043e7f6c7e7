"""From files to a problem: a config with its places, its travel times and the problem that it poses."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tourplanner.analysis.punctuality.allowance import with_allowance
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Config
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Area, Catalogue, Commune
from tourplanner.errors import InputError
from tourplanner.inputs.config.places import merger_notices
from tourplanner.inputs.config.read import DEFAULT, ConfigFile, read_config
from tourplanner.inputs.config.territory import territory_of
from tourplanner.inputs.shipped import data_folder, find_config
from tourplanner.inputs.tables.home import tables_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.message import Notify, message
from tourplanner.problem.build import build, with_times
from tourplanner.problem.problem import Problem
from tourplanner.scenario.lay import lay
from tourplanner.scenario.scenario import Overlay
from tourplanner.schedule.events import config_of_grid, openings_of, told_asides, told_joins
from tourplanner.workflow.sources.travel import Travel, travel_of


@dataclass(frozen=True, slots=True)
class Dates:
    """Another start and length of the cycle than the config's, and whether it repeats; None leaves them."""

    start: date | None = None
    weeks: int | None = None
    repeats: bool | None = None

    def overlay(self, source: str) -> Overlay:
        """What they lay over a config; `source` is its file's name."""
        asked = {"start": self.start and self.start.isoformat(), "weeks": self.weeks, "repeats": self.repeats}
        said = {key: value for key, value in asked.items() if value is not None}
        named = [f"{key} {str(value).lower()}" for key, value in said.items()]
        return Overlay(message("scenario.over", file=source, names=named), settings={"calendar": said})


@dataclass(frozen=True, slots=True)
class Source:
    """A config file with the catalogue that it was read with, its travel and the problem that it poses.

    ``folder`` is that of the config, from which the files that it names start. The config of ``file`` is
    that of the grid, without events; ``whole`` has them, and the stops that join later.
    """

    folder: Path
    file: ConfigFile
    catalogue: Catalogue
    travel: Travel
    problem: Problem
    whole: Config

    def allowing(self, more: int, at_noon: int) -> "Source":
        """The source with minutes more for every leg that begins at a stop, and a lunch so much longer."""
        matrix = with_allowance(self.file.config, self.travel.matrix, more, at_noon)
        travel = replace(self.travel, matrix=matrix)
        return replace(self, travel=travel, problem=with_times(self.problem, matrix))

    @property
    def named_places(self) -> tuple[tuple[Commune, ...], tuple[Area, ...]]:
        """The communes and areas that the config names, in the order of their codes."""
        stops, areas, openings = self.whole.stops, self.whole.areas, openings_of(self.whole)
        codes = {stop.commune for stop in stops}.union(*(area.communes or () for area in areas))
        codes |= {opening.commune for opening in openings}
        codes |= {stop.lunch_at.commune for stop in stops if stop.lunch_at and stop.lunch_at.commune}
        epcis = {stop.area for stop in stops} | {area.epci for area in areas}
        epcis |= {opening.area for opening in openings}.intersection(self.catalogue.areas)
        return (
            tuple(self.catalogue.communes[code] for code in sorted(codes)),
            tuple(self.catalogue.areas[epci] for epci in sorted(epcis)),
        )


def read_source(config: Path | None, data: Path | None, dates: Dates, notify: Notify) -> Source:
    """Read a config and what it needs.

    Parameters
    ----------
    config
        A path or the bare name of a shipped config; None for the shipped pilot.
    data
        A folder of tables that replace the shipped ones.
    dates
        What replaces the calendar of the config.
    notify
        Told of liberties taken with tables, of communes that have merged, and of doubtful roads.

    Raises
    ------
    InputError
        With all faults.
    TravelError
        If a travel time cannot be given.
    """
    path = locate(config)
    catalogue = places_of(path, data, notify)
    whole = read_dated(path, catalogue, dates, notify)
    for notice in (*told_joins(whole.config), *told_asides(whole.config)):
        notify(notice)
    file = of_grid(whole)
    travel = travel_of(file.config, path.parent, notify)
    problem = problem_of(file.config, travel.matrix)
    return Source(path.parent, file, catalogue, travel, problem, whole.config)


def places_of(config: Path, data: Path | None, notify: Notify) -> Catalogue:
    """The places that a config may name: those of `data`, its own abroad, else what ships for where it lies.

    Raises
    ------
    InputError
        With all faults of the tables.
    """
    territory = territory_of(config)
    return read_catalogue(tables_folder(config.parent, data, territory), notify, territory)


def edited(source: Source, file: ConfigFile, notify: Notify) -> Source:
    """A source with another config in the place of its own: a scenario, a choice.

    Raises
    ------
    TravelError
        If a travel time cannot be given.
    """
    whole, file = file.config, of_grid(file)
    travel = travel_of(file.config, source.folder, notify)
    problem = problem_of(file.config, travel.matrix)
    return replace(source, file=file, travel=travel, problem=problem, whole=whole)


def of_grid(file: ConfigFile) -> ConfigFile:
    """The file with the config that its grid is planned by; its table stays whole."""
    return replace(file, config=config_of_grid(file.config))


def locate(config: Path | None) -> Path:
    """The file of a config: the pilot for None, a path, or the bare name of a shipped one."""
    if config is None:
        return data_folder() / DEFAULT
    try:
        return find_config(config)
    except InputError:
        # Reading it fails as well, and knows what is near.
        return config


def read_dated(path: Path, catalogue: Catalogue, dates: Dates, notify: Notify) -> ConfigFile:
    """The config file, with the calendar's start and length replaced by `dates`."""
    if dates == Dates():
        return read_config(path, catalogue, notify)
    file = read_config(path, catalogue)
    overlay = dates.overlay(file.source)
    dated = lay(file, [overlay], catalogue, whole=overlay.source)
    for notice in merger_notices(dated.config, catalogue):
        notify(notice)
    return dated


def problem_of(config: Config, matrix: TravelMatrix) -> Problem:
    """The problem that a config poses with these travel times."""
    return build(config, build_calendar(config.calendar, config.sessions), matrix)
