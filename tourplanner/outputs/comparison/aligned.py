"""The plans of a comparison on common ground: an area has the same mark on every one of them."""

from dataclasses import replace

from tourplanner.domain.config import AreaRules
from tourplanner.outputs.comparison.view import ComparisonView
from tourplanner.outputs.view import PlanView


def aligned(view: ComparisonView) -> tuple[PlanView, ...]:
    """The plans with the areas of all of them, in one order."""
    named = [area.epci for plan in view.plans for area in plan.config.areas]
    served = [stop.area for plan in view.plans for stop in plan.config.stops]
    areas = tuple(AreaRules(epci) for epci in dict.fromkeys(named + served))
    return tuple(replace(plan, config=replace(plan.config, areas=areas)) for plan in view.plans)


def ground(plans: tuple[PlanView, ...]) -> PlanView:
    """What lies under all plans: the depots and stops of every one of them."""
    stops = {stop.id: stop for plan in plans for stop in plan.config.stops}
    depots = {(depot.id, depot.position): depot for plan in plans for depot in plan.config.depots}
    config = replace(plans[0].config, stops=tuple(stops.values()), depots=tuple(depots.values()))
    return replace(plans[0], config=config)


def toured_marks(view: PlanView, plan: PlanView) -> list[int]:
    """The marks of the areas that `view`, as it was before it was aligned to `plan`, tours or may tour."""
    config = view.config
    epcis = {area.epci for area in config.areas} | {stop.area for stop in config.stops}
    return sorted(plan.area_index(epci) for epci in epcis)
