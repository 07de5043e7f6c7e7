"""What the outputs of a comparison are drawn from."""

from dataclasses import dataclass

from tourplanner.analysis.comparison import Comparison
from tourplanner.outputs.view import PlanView


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A comparison, and the view of each of its plans: the base first, then the scenarios."""

    comparison: Comparison
    plans: tuple[PlanView, ...]
