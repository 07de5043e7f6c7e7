"""What outputs are drawn from: a plan file with its config, its places and the outlines of communes."""

from dataclasses import replace

from tourplanner.outputs.view import PlanView
from tourplanner.problem.build import positions
from tourplanner.schedule.events import stops_elsewhere, with_openings
from tourplanner.workflow.opened_plan import OpenedPlan
from tourplanner.workflow.sources.outlines import outlines


def year_view(opened: OpenedPlan) -> PlanView:
    """The view of a plan for real dates: with its exceptional openings as stops, and squares that move."""
    config = opened.whole_config
    return replace(plan_view(opened), config=with_openings(config), elsewhere=stops_elsewhere(config))


def plan_view(opened: OpenedPlan) -> PlanView:
    """The view of a plan that its config knows."""
    plan_file, config, catalogue = opened.plan_file, opened.config, opened.catalogue
    places = positions(config)
    return PlanView(
        plan=plan_file.plan,
        config=config,
        catalogue=catalogue,
        provenance=plan_file.travel.provenance,
        lines={
            (places[line.start], places[line.end]): line.points
            for line in plan_file.travel.lines
            if max(line.start, line.end) < len(places)
        },
        contours=outlines(),
    )
