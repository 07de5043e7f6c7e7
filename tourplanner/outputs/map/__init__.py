"""The map: one HTML file that opens from disk without any network."""

from tourplanner.outputs.map.page import render, write

__all__ = ["render", "write"]
