"""The coverage of a plan, as it was measured."""

from dataclasses import dataclass

from tourplanner.analysis.coverage import Coverage
from tourplanner.domain.provenance import Provenance
from tourplanner.workflow.opened_plan import OpenedPlan


@dataclass(frozen=True, slots=True)
class Covered:
    """The coverage of a plan.

    Attributes
    ----------
    provenance
        Where the travel times come from.
    """

    opened: OpenedPlan
    coverage: Coverage
    provenance: Provenance
