"""A plan with all that a later command needs to judge it, draw it or explain it again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tourplanner.domain.by_hand import ByHand
from tourplanner.domain.dossier_id import first_id
from tourplanner.domain.period import CycleKind
from tourplanner.domain.place import Area, Commune, Position
from tourplanner.domain.plan import Plan
from tourplanner.domain.plan_aim import AimReached
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.tour import Tour
from tourplanner.message import Text

Rows = tuple[tuple[int, ...], ...]
"""A matrix of integers, [from][to]."""


@dataclass(frozen=True, slots=True)
class RoadLine:
    """The way of a leg on the ground; ``start`` and ``end`` are ranks of places, depots before stops."""

    start: int
    end: int
    points: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class PlanTravel:
    """What a plan keeps of its travel times.

    Attributes
    ----------
    provenance
        That of the matrix that the plan was made with.
    seconds, metres
        The matrix, where it is not to be had again from a formula: depots, then stops, in the
        config's order; else None.
    lines
        Roads of the legs that the plan drives, as far as they are known.
    allowed_more
        Minutes that its legs from stops are allowed beyond what being on time so often asks of each.
    noon_more
        Minutes by which its lunches are longer than the rules ask, for the same reason.
    """

    provenance: Provenance
    seconds: Rows | None = None
    metres: Rows | None = None
    lines: tuple[RoadLine, ...] = ()
    allowed_more: int = 0
    noon_more: int = 0


@dataclass(frozen=True, slots=True)
class PlanFile:
    """What ``plan.json`` holds.

    Attributes
    ----------
    config
        The config's table as read, None in a plan that carries none.
    communes, areas
        The places that the config names, as the catalogue had them when the plan was made.
    notes
        Remarks on the input and on what was found; plain texts in plans of earlier versions.
    aims
        What is reached in each aim of the config, where it has more than driving.
    least_missing
        Proven lower bound on the required visits that any plan misses.
    repeats
        Whether it is the grid of any cycle; plans of earlier versions are of their own dates.
    cycle
        What the weeks of the grid are laid on.
    dossier
        The id of its dossier where that was made from an earlier config; empty where it is of this one.
    by_hand
        What was proven of it before visits were moved by hand; None where none was.
    """

    plan: Plan
    title: str
    config_sha256: str
    created_with: str
    start: date
    weeks: int
    travel: PlanTravel
    config: Mapping[str, object] | None = None
    communes: tuple[Commune, ...] = ()
    areas: tuple[Area, ...] = ()
    notes: tuple[Text, ...] = ()
    least_missing: int = 0
    aims: tuple[AimReached, ...] = ()
    repeats: bool = False
    cycle: CycleKind = CycleKind.WEEKS
    dossier: str = ""
    by_hand: ByHand | None = None

    @property
    def dossier_id(self) -> str:
        """The id of its dossier; empty where it is not known."""
        return self.dossier or first_id(self.title, self.config)


@dataclass(frozen=True, slots=True)
class TourFigures:
    """Sums of one tour: seconds of driving, metres, seconds of work."""

    drive_seconds: int
    distance_m: int
    work_seconds: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Every figure of a plan file that follows from its tours: seconds, metres, counts."""

    objective: int
    tours: tuple[TourFigures, ...]
    tour_count: int
    visit_count: int
    drive_seconds: int
    distance_m: int
    work_seconds: int
    service_seconds: int


def figures(plan: Plan) -> Figures:
    """The figures of a plan, summed from its tours."""
    return Figures(
        objective=plan.outcome.objective,
        tours=tuple(tour_figures(tour) for tour in plan.tours),
        tour_count=len(plan.tours),
        visit_count=sum(len(tour.visits) for tour in plan.tours),
        drive_seconds=plan.drive_seconds,
        distance_m=plan.distance_m,
        work_seconds=plan.work_seconds,
        service_seconds=sum(tour.service_seconds for tour in plan.tours),
    )


def tour_figures(tour: Tour) -> TourFigures:
    """The sums of one tour."""
    return TourFigures(tour.drive_seconds, tour.distance_m, tour.work_seconds)
