"""Changes of a config that loosen a rule."""

from dataclasses import dataclass, replace

from tourplanner.domain.config import AreaRules, Config, Stop
from tourplanner.domain.crew import Crew
from tourplanner.message import Message
from tourplanner.problem.roster import limits_of


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a config.

    Attributes
    ----------
    kind
        What sort of change it is, for programs.
    config
        The config with the change made.
    what
        The change in words.
    subject
        The id of the stop or area that it is about, "" for none.
    gives_up
        How many promised visits it no longer asks for.
    """

    kind: str
    config: Config
    what: Message
    subject: str = ""
    gives_up: int = 0


def with_stop(config: Config, stop_id: str, **changes: object) -> Config:
    """The config with other values in one stop."""

    def edited(stop: Stop) -> Stop:
        return replace(stop, **changes) if stop.id == stop_id else stop  # type: ignore[arg-type]

    return replace(config, stops=tuple(edited(stop) for stop in config.stops))


def with_area(config: Config, epci: str, **changes: object) -> Config:
    """The config with other values in one area."""

    def edited(area: AreaRules) -> AreaRules:
        return replace(area, **changes) if area.epci == epci else area  # type: ignore[arg-type]

    return replace(config, areas=tuple(edited(area) for area in config.areas))


def with_work(config: Config, **limits: int | bool | None) -> Config:
    """The config with other limits of work; crews that have limits of their own keep them."""
    return replace(config, work=replace(config.work, **limits))  # type: ignore[arg-type]


def without_limits(config: Config, **endless: int) -> Config:
    """The config with limits of work that never bind, not even crews that have some of their own."""

    def loosened(crew: Crew) -> Crew:
        # What part-time work makes of the hours of a week is written out: one of them can be given up alone.
        hours = limits_of(config.work, crew)
        kept = {"max_work_week": hours.max_work_week, "mean_work_week": hours.mean_work_week}
        return replace(crew, part_time=None, **kept | dict.fromkeys(endless))  # type: ignore[arg-type]

    return replace(with_work(config, **endless), crews=tuple(map(loosened, config.crews)))
