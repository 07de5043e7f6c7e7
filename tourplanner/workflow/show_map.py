"""Maps to be looked at in a notebook."""

from tourplanner.outputs.coverage_map import render as render_coverage
from tourplanner.outputs.inline import InlinePage
from tourplanner.outputs.map import render as render_plan
from tourplanner.wording.language import Language
from tourplanner.workflow.compared.whatif import Compared, view_of
from tourplanner.workflow.map import coverage_view
from tourplanner.workflow.people.covered import Covered
from tourplanner.workflow.plan_view import plan_view
from tourplanner.workflow.planned import Planned


def show_map(
    found: Planned | Compared | Covered, lang: Language = Language.FR, height: int = 720
) -> InlinePage:
    """The map of a plan, a comparison or a coverage, shown by a notebook; it needs no network.

    Parameters
    ----------
    found
        What `plan`, `compare` or `cover` gave.
    height
        Height of the map, in CSS pixels.

    Examples
    --------
    >>> import tourplanner as tp
    >>> tp.show_map(tp.plan("semaine.toml")).html[:15]
    '<!DOCTYPE html>'
    """
    return InlinePage(_page(found, lang), height)


def _page(found: Planned | Compared | Covered, lang: Language) -> str:
    match found:
        case Planned():
            return render_plan(plan_view(found.opened), lang)
        case Compared():
            # Only this one loads what comparisons are drawn with.
            from tourplanner.outputs.comparison.map import render  # noqa: PLC0415

            return render(view_of(found), lang)
        case Covered():
            return render_coverage(coverage_view(found), lang)
