"""The pilot beside two scenarios: one that wins communes, one that loses some."""

import pytest

from tourplanner.outputs.comparison.view import ComparisonView
from tourplanner.workflow.compared.whatif import Compared, compare, view_of


@pytest.fixture(scope="package")
def compared() -> Compared:
    """The pilot, with Ténarèze and without Fridays."""
    return compare("pilot.toml", ["tenareze", "sans-vendredi"])


@pytest.fixture(scope="package")
def view(compared: Compared) -> ComparisonView:
    """The same, as outputs are drawn from it."""
    return view_of(compared)
