"""What outputs are drawn from: a plan file with its config, its places and the outlines of communes."""

import json

from tourplanner.domain.config import Config
from tourplanner.domain.place import Catalogue
from tourplanner.domain.plan_file import PlanFile
from tourplanner.inputs.shipped import data_folder
from tourplanner.outputs.view import PlanView
from tourplanner.problem.build import positions

CONTOURS = "contours.geojson"


def plan_view(plan_file: PlanFile, config: Config, catalogue: Catalogue) -> PlanView:
    """The view of a plan that its config knows."""
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
        contours=json.loads((data_folder() / CONTOURS).read_text(encoding="utf-8")),
    )
