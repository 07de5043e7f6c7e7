"""Elements of the page that are not those of the map of tours."""

from typing import Any

from branca.element import MacroElement

from tourplanner.outputs.map.elements import Page
from tourplanner.outputs.map.templating import template

PACKAGE = "tourplanner.outputs.coverage_map"


class CoveragePage(Page):
    """The whole document; ``facts`` are the values of its template."""

    def __init__(self, facts: dict[str, Any]) -> None:
        super().__init__(facts)
        self._template = template("coverage.html", PACKAGE)


class CoverageControls(MacroElement):  # type: ignore[misc]
    """Hands the layers of the map to the script of the page."""

    def __init__(self, facts: dict[str, Any]) -> None:
        super().__init__()
        self._name = "CoverageControls"
        self._template = template("coverage_controls.jinja", PACKAGE)
        self.facts = facts
