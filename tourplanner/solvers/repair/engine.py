"""The one face of the repair: a problem and limits in, tours and what is proven of them out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tourplanner.domain.aim import Aim, ProvenAim
from tourplanner.schedule.repair_problem import ORDER, Repair, RepairProblem
from tourplanner.solvers.repair.aims import summed
from tourplanner.solvers.repair.base import Base, still_standing
from tourplanner.solvers.repair.capacity import Least, least
from tourplanner.solvers.repair.choice import first_values, to_repair
from tourplanner.solvers.repair.climb import Climb
from tourplanner.solvers.repair.floors import floors
from tourplanner.solvers.repair.greedy import with_places
from tourplanner.solvers.repair.model import Model
from tourplanner.solvers.repair.offer import Market, Offer, told_columns
from tourplanner.solvers.repair.owed import Owed
from tourplanner.solvers.repair.rows import add_rows
from tourplanner.solvers.result import Limits

SHORTER, LONGER = 0.3, 3.0
"""So many times as long as all before, about, it takes to try the columns that fill the room that there is,
and to write down those where any visit may give way."""


def repair(problem: RepairProblem, limits: Limits, order: Sequence[Aim] = ORDER) -> Repair:
    """Mend a calendar, all that is closed together.

    Where nothing has to change nothing does, and nothing is searched for.

    Parameters
    ----------
    problem
        What is owed, and where it was told.
    limits
        When it is over, or Ctrl-C is pressed, the best by then is what is given back.
    order
        The aims in the order in which they count.

    Returns
    -------
    Repair
        Its tours break no rule that the tours of the problem, less the visits that cannot be, do not break.
    """
    owed = Owed(problem)
    base = still_standing(owed)
    unchanged = _unchanged(owed, base, order)
    if unchanged is not None:
        return unchanged
    market = Market(owed, base)
    if market.everything is None:
        return _nearby(owed, market, limits, order)
    return _exact(owed, market, limits, order)


def _exact(owed: Owed, market: Market, limits: Limits, order: Sequence[Aim]) -> Repair:
    """The best of all calendars; first of those in which nothing changes but what must."""
    everything, start = market.everything, None
    assert everything is not None
    if tuple(order[:2]) == (Aim.LOST, Aim.CHANGED):
        start = _choose(owed, market.breaking(0), limits, order)
        if start.is_proven or not start.complete:
            return start
        if start.aim(Aim.LOST).is_proven:
            more = start.aim(Aim.CHANGED).value - market.least[Aim.CHANGED]
            everything = replace(everything, columns=market.breaking(more).columns)
    return _choose(owed, everything, limits, order, start)


def _nearby(owed: Owed, market: Market, limits: Limits, order: Sequence[Aim]) -> Repair:
    """The best calendar near what still stands.

    First with what most often does; then, where room is found for more, with the columns that fill it; then
    with those where any other visit may give way.
    """
    near = market.nearby(giving_way=False)
    found = _choose(owed, near, limits, order[:2])
    if not found.complete or _reaches(found, market.least):
        # More columns would only save some driving; and who is interrupted waits for nothing more.
        found = _choose(owed, near, limits if found.complete else limits.within(0), order, found)
        return _with_floors(found, owed, market)
    # Whether there is room at all is soon known, and may prove what was found.
    known = least(owed, market.base, limits)
    found = _with_bounds(found, market, known)
    for giving_way, times in ((False, SHORTER), (True, LONGER)):
        if _reaches(found, market.least) or limits.remaining < times * limits.elapsed:
            break
        tried = market.nearby(giving_way=True) if giving_way else near
        offer = market.with_moves(tried, known.moves, known.gone)
        other = _with_bounds(_choose(owed, offer, limits, order[:2], found), market, known)
        if other.values <= found.values:
            near, found = offer, other
    near, found = _further(owed, market, limits, order, near, found, known)
    found = _with_bounds(_choose(owed, near, limits, order, found), market, known)
    return _with_floors(found, owed, market)


def _further(
    owed: Owed,
    market: Market,
    limits: Limits,
    order: Sequence[Aim],
    near: Offer,
    found: Repair,
    known: Least,
) -> tuple[Offer, Repair]:
    """From what was found to what is near it, as long as that is better and there is time."""
    while found.complete and not _reaches(found, market.least):
        if limits.remaining < LONGER * limits.elapsed:
            break
        offer = market.around(found)
        other = _with_bounds(_choose(owed, offer, limits, order[:2], found), market, known)
        if other.values >= found.values:
            break
        near, found = offer, other
    return near, found


def _reaches(found: Repair, least: Mapping[Aim, int]) -> bool:
    return all(each.is_proven for each in found.aims if each.aim in least)


def _with_bounds(found: Repair, market: Market, known: Least) -> Repair:
    """The same with what is proven of people lost, and with what follows for changes.

    Where L people are lost at the most, so are at most as many visits as the smallest ones of them make;
    all other visits that are closed must change: whoever loses no more changes no less.
    """
    aims = list(found.aims)
    for rank, each in enumerate(aims):
        bound = each.bound
        if each.aim is Aim.LOST:
            bound = max(bound, market.least[Aim.LOST], known.lost)
        elif each.aim is Aim.CHANGED and rank and aims[rank - 1].aim is Aim.LOST:
            bound = max(bound, market.least_changed(aims[rank - 1].value))
            if aims[rank - 1].value == known.lost:
                bound = max(bound, known.changed or 0)
        aims[rank] = replace(each, bound=min(each.value, bound))
    return replace(found, aims=tuple(aims))


def _with_floors(found: Repair, owed: Owed, market: Market) -> Repair:
    """The same with what is known of the aims after the changes, of whoever loses no more."""
    lost = found.aims[0]
    if lost.aim is not Aim.LOST:
        return found
    known = floors(owed, market.base, lost.value, lost.bound)
    aims = (replace(a, bound=max(a.bound, min(a.value, known.get(a.aim, 0)))) for a in found.aims)
    return replace(found, aims=tuple(aims))


def _choose(
    owed: Owed, offer: Offer, limits: Limits, order: Sequence[Aim], start: Repair | None = None
) -> Repair:
    """The best calendar of what is offered; `start` is one that is known."""
    columns = offer.columns
    forced = [c for c, column in enumerate(columns) if column.told and owed.is_frozen(column.date)]
    model = Model(owed, columns, forced)
    add_rows(model)
    values = first_values(model, start)
    # Of all columns as well: should time be short, nobody is lost for whom there is a place.
    if not offer.suffices and (offer.least is not None or start is not None):
        values = with_places(model, values, limits)
    climb = Climb(model, values, offer.least, offer.suffices)
    climb.go(order, limits)
    return to_repair(model, climb)


def _unchanged(owed: Owed, base: Base, order: Sequence[Aim]) -> Repair | None:
    """The calendar as it was told, if it can stay as it is."""
    if base.displaced:
        return None
    model = Model(owed, tuple(told_columns(base)), ())
    add_rows(model)
    values = model.start(range(len(model.columns)))
    if model.broken(values) is not None or summed(model, Aim.CHANGED).value(values):
        return None
    climb = Climb(model, values)
    climb.aims = [ProvenAim(aim, value, value) for aim in order for value in [climb.value(aim)]]
    return to_repair(model, climb)
