"""The map of a dossier whose plan was changed without it: drawn when there is time for it."""

from collections.abc import Mapping
from pathlib import Path

from tourplanner.files.write import rewrite_all
from tourplanner.message import silent
from tourplanner.outputs.names import MAP
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import open_ahead
from tourplanner.workflow.opened_plan import require_known
from tourplanner.workflow.plan_view import plan_view
from tourplanner.workflow.sources.decoded_plan import PLAN


def lacks_map(folder: Path) -> bool:
    """Whether a folder has a plan without its map."""
    return (folder / PLAN).is_file() and not (folder / MAP).exists()


def draw_missing_map(folder: Path, lang: Language) -> None:
    """Draw the map of a dossier that lacks it, as a move by the command does with its plan.

    A plan that changes meanwhile is left without: whoever changed it draws.

    Raises
    ------
    InputError
        If the dossier cannot be read, its plan does not go with its config, or the map cannot be written.
    """
    if not lacks_map(folder):
        return
    # What draws maps takes its time to load.
    from tourplanner.outputs.map import render as render_map  # noqa: PLC0415

    dossier = open_ahead(folder, None, silent)
    require_known(dossier.plan)
    drawn = render_map(plan_view(dossier.plan), lang)

    def change() -> Mapping[str, str]:
        is_same = lacks_map(folder) and (folder / PLAN).read_bytes() == dossier.plan.content
        return {MAP: drawn} if is_same else {}

    rewrite_all(folder, change)
