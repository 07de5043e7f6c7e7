"""Drawing maps of what was made before: of a plan again, of a coverage."""

from pathlib import Path

from tourplanner.message import Notify
from tourplanner.outputs.coverage_map import CoverageView
from tourplanner.outputs.coverage_map import render as render_coverage
from tourplanner.outputs.map import write as write_map
from tourplanner.outputs.names import MAP
from tourplanner.wording.language import Language
from tourplanner.workflow.opened_plan import open_plan, require_known
from tourplanner.workflow.people.covered import Covered
from tourplanner.workflow.plan_view import plan_view
from tourplanner.workflow.unserved import in_language


def map_plan(path: Path, out: Path | None, lang: Language, data: Path | None, notify: Notify) -> Path:
    """Write the map of a plan; its reasons are worded anew in `lang`.

    Parameters
    ----------
    path
        A ``plan.json`` or its folder.
    out
        The HTML file; None for ``map.html`` beside the plan.
    data
        A folder of tables that replace the shipped ones, for the France Services sites.

    Raises
    ------
    InputError
        If the plan cannot be read, does not go with its config, or the map cannot be written.
    """
    opened = open_plan(path, data, notify)
    require_known(opened)
    target = opened.folder / MAP if out is None else out
    write_map(plan_view(in_language(opened, lang)), lang, target)
    return target


def coverage_map(covered: Covered, lang: Language) -> str:
    """The map of all communes as an HTML document."""
    return render_coverage(coverage_view(covered), lang)


def coverage_view(covered: Covered) -> CoverageView:
    """What the map of a coverage is drawn from."""
    opened = covered.opened
    title, contours = opened.plan_file.title, plan_view(opened).contours
    return CoverageView(covered.coverage, title, opened.catalogue, covered.provenance, contours)
