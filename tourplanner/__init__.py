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

if TYPE_CHECKING:
    from tourplanner.analysis.choice import Request
    from tourplanner.workflow.choosing import ChooseOptions, choose
    from tourplanner.workflow.comparing import compare
    from tourplanner.workflow.covering import CoverOptions, cover
    from tourplanner.workflow.explaining import explain_stop
    from tourplanner.workflow.framing import to_frame
    from tourplanner.workflow.planning import PlanOptions, plan, write_plan
    from tourplanner.workflow.scheduling import schedule_view
    from tourplanner.workflow.showing import show_map

__version__ = "0.1.0"

__all__ = [
    "ChooseOptions",
    "CoverOptions",
    "PlanOptions",
    "Request",
    "choose",
    "compare",
    "cover",
    "explain_stop",
    "plan",
    "schedule_view",
    "show_map",
    "to_frame",
    "write_plan",
]

_HOMES = {
    "ChooseOptions": "workflow.choosing",
    "CoverOptions": "workflow.covering",
    "PlanOptions": "workflow.planning",
    "Request": "analysis.choice",
    "choose": "workflow.choosing",
    "compare": "workflow.comparing",
    "cover": "workflow.covering",
    "explain_stop": "workflow.explaining",
    "plan": "workflow.planning",
    "schedule_view": "workflow.scheduling",
    "show_map": "workflow.showing",
    "to_frame": "workflow.framing",
    "write_plan": "workflow.planning",
}
"""The module of every public name."""


def __getattr__(name: str) -> object:
    """Load a public name (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
