"""The page of residents and its map: where the van stands, and when, by the day on which they are read."""

from tourplanner.outputs.public_page.page import render

__all__ = ["render"]
