"""What a plan keeps of its travel times: all that cannot be had again from a formula."""

from dataclasses import replace

import pytest

from tests.problem.little import little_problem, road, stop
from tourplanner.domain.provenance import Provenance
from tourplanner.message import silent
from tourplanner.travel.estimate import Estimate
from tourplanner.workflow.sources.travel import Travel, kept_travel


@pytest.mark.parametrize(("source", "is_kept"), [("estimate", False), ("speeds", True), ("matrix", True)])
def test_only_the_estimate_is_had_again(source: str, is_kept: bool) -> None:
    """A source that estimates from a file of its own is none that is always at hand."""
    roads = replace(road((0, 20)), provenance=Provenance(source, "its file", estimated=source != "matrix"))
    problem = little_problem([stop("a")], roads)

    kept = kept_travel(problem, Travel(Estimate(1.0), roads), (), silent)

    assert kept.seconds == (((0, 1200), (1200, 0)) if is_kept else None)
