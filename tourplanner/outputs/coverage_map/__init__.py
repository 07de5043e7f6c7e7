"""The map of a coverage: one HTML file that opens from disk without any network."""

from tourplanner.outputs.coverage_map.page import render, write
from tourplanner.outputs.coverage_map.view import CoverageView

__all__ = ["CoverageView", "render", "write"]
