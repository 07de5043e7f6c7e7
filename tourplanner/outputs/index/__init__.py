"""The page that links everything that was written."""

from tourplanner.outputs.index.page import render

__all__ = ["render"]
