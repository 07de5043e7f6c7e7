"""The page of residents: where the van stands and when, read from the day on which it is opened."""

from tourplanner.outputs.public_page.page import render

__all__ = ["render"]
