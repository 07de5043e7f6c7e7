"""The page that links everything that was written."""

from tourplanner.outputs.internal_page.page import render

__all__ = ["render"]
