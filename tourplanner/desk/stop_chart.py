"""What the map beside the stops draws: communes to click, and the squares of stops."""

from typing import Any

from tourplanner.desk.board import NO_INK
from tourplanner.desk.card import INKS
from tourplanner.desk.land import land_of, point
from tourplanner.workflow.dossier.dossier import Dossier
from tourplanner.workflow.plan_view import plan_view


def stop_chart_of(dossier: Dossier) -> dict[str, Any]:
    """Communes, depots and stops of a config, whatever its plan is."""
    view, config = plan_view(dossier.plan), dossier.config
    inks = {stop.area: view.area_index(stop.area) % INKS for stop in view.config.stops}
    served = {stop.commune: inks.get(stop.area, NO_INK) for stop in config.stops}
    return {
        **land_of(dossier.plan.catalogue, served),
        "depots": [{"name": depot.name, "at": point(depot.position)} for depot in config.depots],
        "stops": [
            {"id": stop.id, "name": stop.name, "ink": inks.get(stop.area, NO_INK), "at": point(stop.position)}
            for stop in config.stops
        ],
    }
