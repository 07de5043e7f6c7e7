"""The aims that are sums over the model, as objectives."""

from collections import Counter

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
    owed = model.owed
    terms: Counter[int] = Counter()
    constant = 0
    for index, promise in enumerate(owed.problem.promises):
        constant += promise.weight
        terms[model.lost[index]] -= promise.weight
        for variable in model.served(index, promise.date, promise.half):
            terms[variable] -= promise.weight
        if promise.hours is None or not promise.weight_hours:
            continue
        for c in model.serving.get((promise.stop, promise.date, promise.half), ()):
            [visit] = [
                v for v in model.columns[c].visits if v.stop == promise.stop and v.half is promise.half
            ]
            if (visit.start, visit.end) != promise.hours:
                terms[c] += promise.weight_hours
    return Objective(terms, constant)


def moves(model: Model) -> Objective:
    """How many promises are held on another date or in another half-day than they were told."""
    owed = model.owed
    terms: Counter[int] = Counter()
    for index, promise in enumerate(owed.problem.promises):
        terms[model.lost[index]] -= 1
        for variable in model.served(index, promise.date, promise.half):
            terms[variable] -= 1
    return Objective(terms, len(owed.problem.promises))


def _standing_unusual(model: Model) -> int:
    days = model.owed.days
    return sum(tour.date in days and not days[tour.date].usual for tour in model.owed.problem.standing)
