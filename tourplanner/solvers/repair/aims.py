"""The aims that are sums over the model, as objectives."""

from collections import Counter
from collections.abc import Sequence

from tourplanner.domain.aim import Aim
from tourplanner.solvers.repair.model import Model
from tourplanner.solvers.repair.program import Objective
from tourplanner.solvers.repair.rows import unusual


def summed(model: Model, aim: Aim) -> Objective:
    """The objective of an aim that is a sum."""
    match aim:
        case Aim.LOST:
            promises = model.owed.problem.promises
            return Objective({v: p.people for v, p in zip(model.lost, promises, strict=True)})
        case Aim.CHANGED:
            return changed(model)
        case Aim.UNUSUAL:
            return Objective(dict.fromkeys(unusual(model), 1), _standing_unusual(model))
        case Aim.TOURS:
            return Objective({c: 1 for c, column in enumerate(model.columns) if column.told is None})
        case Aim.DRIVING:
            standing = sum(tour.drive_seconds for tour in model.owed.problem.standing)
            return Objective(model.total("drive").terms, standing)
        case Aim.ABSENCE | Aim.UNEVEN:
            raise ValueError(aim)


def changed(model: Model) -> Objective:
    """What it costs that promises are held elsewhere than they were told: their weights.

    weight x (1 - lost - held where it was told) + weight_hours x (held there at other hours).
    """
    return _otherwise(model, [(p.weight, p.weight_hours) for p in model.owed.problem.promises])


def moves(model: Model) -> Objective:
    """How many promises are held in another half-day or at other hours than they were told."""
    return _otherwise(model, [(1, int(p.weight_hours > 0)) for p in model.owed.problem.promises])


def _otherwise(model: Model, weights: Sequence[tuple[int, int]]) -> Objective:
    """What is not held as it was told, by what another half-day of each promise weighs, and other hours."""
    terms: Counter[int] = Counter()
    for index, promise in enumerate(model.owed.problem.promises):
        elsewhere, other_hours = weights[index]
        terms[model.lost[index]] -= elsewhere
        for variable in model.served(index, promise.date, promise.half):
            terms[variable] -= elsewhere
        if promise.hours is not None and other_hours:
            for variable in model.at_other_hours(index):
                terms[variable] += other_hours
    return Objective(terms, sum(elsewhere for elsewhere, _ in weights))


def _standing_unusual(model: Model) -> int:
    days = model.owed.days
    return sum(tour.date in days and not days[tour.date].usual for tour in model.owed.problem.standing)
