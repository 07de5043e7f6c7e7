"""The config that a plan carries, as a file beside it."""

from pathlib import Path

from tourplanner.inputs.starter import PLAN as CONFIG
from tourplanner.message import silent
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import open_dossier
from tourplanner.workflow.dossier.edited_config import EditedConfig


def lay_own_config(folder: Path, lang: Language) -> None:
    """Write the config that a plan was made from beside it, with comments in `lang`, where none is there.

    What changes a dossier starts from that file: a plan of a shipped config has none of its own.

    Raises
    ------
    TourPlannerError
        If the plan cannot be read, or nothing can be written there.
    """
    if (folder / CONFIG).is_file():
        return
    dossier = open_dossier(folder, None, silent)
    if dossier.file is None:
        own = EditedConfig.of(dossier, lang)
        own.write(own, dossier.config, dossier.plan.catalogue)
