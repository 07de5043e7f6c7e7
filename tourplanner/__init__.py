"""Mobile-service tours: which village, which day, which half-day, in which order, and why.

What is listed in `__all__` is the public face; each name is that of the module that it comes from
and is loaded when it is first asked for, so that nobody waits for libraries that are not used.

Example
-------
>>> import tourplanner as tp
>>> planned = tp.plan("semaine.toml")
>>> print(planned.plan.outcome.status)
optimal
"""

from importlib import import_module
from typing import TYPE_CHECKING

from tourplanner._version import __version__ as __version__
from tourplanner.message import speak_through

if TYPE_CHECKING:
    from tourplanner.analysis.choice import Request
    from tourplanner.workflow.compared.choose import ChooseOptions, choose
    from tourplanner.workflow.compared.whatif import compare
    from tourplanner.workflow.coverage import CoverOptions, cover
    from tourplanner.workflow.explain import explain_stop
    from tourplanner.workflow.farm.country import country
    from tourplanner.workflow.farm.farm import FarmSettings, farm
    from tourplanner.workflow.frame import to_frame
    from tourplanner.workflow.plan import plan, write_plan
    from tourplanner.workflow.plan_options import PlanOptions
    from tourplanner.workflow.show_map import show_map
    from tourplanner.workflow.year.schedule import schedule_view

__all__ = [
    "ChooseOptions",
    "CoverOptions",
    "FarmSettings",
    "PlanOptions",
    "Request",
    "choose",
    "compare",
    "country",
    "cover",
    "explain_stop",
    "farm",
    "plan",
    "schedule_view",
    "show_map",
    "to_frame",
    "write_plan",
]

_HOMES = {
    "ChooseOptions": "workflow.compared.choose",
    "CoverOptions": "workflow.coverage",
    "FarmSettings": "workflow.farm.farm",
    "PlanOptions": "workflow.plan_options",
    "Request": "analysis.choice",
    "choose": "workflow.compared.choose",
    "compare": "workflow.compared.whatif",
    "country": "workflow.farm.country",
    "cover": "workflow.coverage",
    "explain_stop": "workflow.explain",
    "farm": "workflow.farm.farm",
    "plan": "workflow.plan",
    "schedule_view": "workflow.year.schedule",
    "show_map": "workflow.show_map",
    "to_frame": "workflow.frame",
    "write_plan": "workflow.plan",
}
"""The module of every public name."""


def _say(what: object) -> str:
    """Word what no door has worded; who does that is loaded when it is needed."""
    from tourplanner.wording.errors import spoken  # noqa: PLC0415

    return spoken(what)


# From the face of the package, so that no room looks up to the one that words it.
speak_through(_say)


def __getattr__(name: str) -> object:
    """Load a public name (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
