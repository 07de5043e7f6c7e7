"""What outputs are drawn from: a plan file with its config, its places and the outlines of communes."""

import json

from tourplanner.domain.config import Config
from tourplanner.domain.place import Catalogue
from tourplanner.domain.plan_file import PlanFile
from tourplanner.inputs.shipped import data_folder
from tourplanner.outputs.view import PlanView

CONTOURS = "contours.geojson"


def plan_view(plan_file: PlanFile, config: Config, catalogue: Catalogue) -> PlanView:
    """The view of a plan that its config knows."""
    return PlanView(
        plan=plan_file.plan,
        config=config,
        catalogue=catalogue,
        provenance=plan_file.travel.provenance,
        estimated=plan_file.travel.estimated,
        contours=json.loads((data_folder() / CONTOURS).read_text(encoding="utf-8")),
    )
