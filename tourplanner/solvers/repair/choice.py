"""Between calendars and the values of a model's variables: where a search begins, and what it ends with."""

from tourplanner.schedule.repair_problem import Repair
from tourplanner.solvers.repair.climb import Climb
from tourplanner.solvers.repair.columns import DayPlan, tour_of
from tourplanner.solvers.repair.model import Model


def to_repair(model: Model, climb: Climb) -> Repair:
    """The calendar of the best solution, and what is proven of it."""
    owed = model.owed
    chosen = (column for column, value in zip(model.columns, climb.values, strict=False) if value)
    tours = [*owed.problem.standing, *(tour_of(owed, column) for column in chosen)]
    return Repair(
        tours=tuple(sorted(tours, key=lambda tour: (tour.date, tour.van))),
        held=model.held(climb.values),
        aims=tuple(climb.aims),
        complete=climb.complete,
        figures={"columns": len(model.columns), "rows": len(model.program.rows)},
    )


def first_values(model: Model, known: Repair | None = None) -> list[int]:
    """A solution to begin with: what is known, else what still stands as far as rules over days allow it."""
    if known is not None:
        driven = {(tour.van, tour.date, DayPlan.of(tour).visits) for tour in known.tours}
        chosen = (c for c, each in enumerate(model.columns) if (each.van, each.date, each.visits) in driven)
        values = model.start(chosen, known.held)
        if model.broken(values) is None:
            return values
    kept = {c for c, column in enumerate(model.columns) if column.told}
    while True:
        values = model.start(kept)
        broken = model.broken(values)
        if broken is None:
            return values
        loose = [c for c in broken.terms if c in kept and not model.program.least[c]]
        assert loose, "what stays whatever happens breaks a rule"
        kept.remove(max(loose))
