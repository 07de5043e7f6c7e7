"""A dossier for a first look: the pilot, planned on the spot."""

from pathlib import Path

from tourplanner.files.together import write_whole
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.starter import PLAN
from tourplanner.wording.language import Language
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions

PILOT = "pilot.toml"


def lay_demo(folder: Path, lang: Language) -> None:
    """Lay the pilot into a folder, with its plan.

    Raises
    ------
    OSError
        If nothing can be written there.
    """
    write_whole(folder / PLAN, (data_folder() / PILOT).read_bytes())
    make_plan(folder / PLAN, folder, PlanOptions(lang=lang))
