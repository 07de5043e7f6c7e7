"""What more changed dates would save: the least driving for each number of visits that move."""

from collections.abc import Sequence

from tourplanner.domain.aim import Aim
from tourplanner.schedule.proposal import TradeOffPoint
from tourplanner.schedule.repair_problem import Repair, RepairProblem
from tourplanner.solvers.repair.aims import moves, summed
from tourplanner.solvers.repair.base import still_standing
from tourplanner.solvers.repair.choice import first_values, to_repair
from tourplanner.solvers.repair.climb import Climb
from tourplanner.solvers.repair.floors import floors
from tourplanner.solvers.repair.model import Model
from tourplanner.solvers.repair.offer import Market
from tourplanner.solvers.repair.owed import Owed
from tourplanner.solvers.repair.program import Ending
from tourplanner.solvers.repair.rows import add_rows
from tourplanner.solvers.result import Limits

REST_OF_AIMS = (Aim.CHANGED, Aim.UNUSUAL, Aim.ABSENCE, Aim.UNEVEN, Aim.TOURS)


class TradeOff:
    """Calendars that lose no more than a known one and have no more unusual days, but may change more.

    Nor do they lose what the known one holds where it was told: nobody is sent home to save driving.
    """

    def __init__(self, problem: RepairProblem, known: Repair) -> None:
        owed = Owed(problem)
        base = still_standing(owed)
        market = Market(owed, base)
        # Where nobody can write down all columns, what is found is no proof.
        self._is_exact = market.everything is not None
        lost = known.aim(Aim.LOST)
        self._least = floors(owed, base, lost.value, lost.bound)[Aim.DRIVING]
        offer = market.everything or market.nearby(giving_way=True)
        forced = [c for c, each in enumerate(offer.columns) if each.told and owed.is_frozen(each.date)]
        self._model = Model(owed, offer.columns, forced)
        add_rows(self._model)
        self._values = first_values(self._model, known)
        for aim in (Aim.LOST, Aim.UNUSUAL):
            objective = summed(self._model, aim)
            self._model.program.rows.append(objective.at_most(objective.value(self._values)))
        for index, promise in enumerate(problem.promises):
            place = known.held.get(promise.key)
            if place is not None and (place.date, place.half) == (promise.date, promise.half):
                self._model.program.most[self._model.lost[index]] = 0
        self._drive = summed(self._model, Aim.DRIVING)
        self._moves = moves(self._model)

    def points(self, more: int, limits: Limits) -> tuple[TradeOffPoint, ...]:
        """The least driving with as many moved visits as the known calendar has, and up to `more` more."""
        fewest = self._moves.value(self._values)
        found: list[TradeOffPoint] = []
        for moved in range(fewest, fewest + more + 1):
            if limits.remaining <= 0:
                break
            found.append(self._point(moved, limits))
        return tuple(found)

    def _point(self, moved: int, limits: Limits) -> TradeOffPoint:
        """The least driving with at most so many moved visits; the calendar is kept to begin with later."""
        program = self._model.program
        drive, most, rows = self._drive.value(self._values), list(program.most), len(program.rows)
        program.rows.append(self._moves.at_most(moved))
        # A calendar that drives more than the one with fewer moves is of no use.
        program.narrow(self._drive, drive)
        answer = program.minimise(self._drive, "trade-off", limits, self._values)
        program.most = most
        del program.rows[rows:]
        if answer.values:
            self._values = list(answer.values)
        value = self._drive.value(self._values)
        bound = value if answer.ending is Ending.OPTIMAL else answer.bound or 0
        return TradeOffPoint(moved, value, min(value, bound if self._is_exact else self._least))

    def least_driving(self, point: TradeOffPoint, limits: Limits) -> Repair:
        """The best calendar that moves no more visits and drives no more than a point that was reached."""
        program = self._model.program
        most, rows = list(program.most), len(program.rows)
        program.rows += [self._moves.at_most(point.moved), self._drive.at_most(point.drive)]
        climb = Climb(self._model, self._values, None if self._is_exact else {})
        climb.go((Aim.LOST, Aim.DRIVING, *REST_OF_AIMS), limits)
        program.most = [*most, *program.most[len(most) :]]
        del program.rows[rows:]
        return to_repair(self._model, climb)


def worthwhile(points: Sequence[TradeOffPoint]) -> TradeOffPoint | None:
    """The first of the points that drives as little as the last; None if that is the first of all."""
    least = min(point.drive for point in points)
    best = next(point for point in points if point.drive == least)
    return None if best is points[0] else best
