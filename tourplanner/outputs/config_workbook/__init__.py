"""A config as a workbook to fill in."""

from tourplanner.outputs.config_workbook.form import render

__all__ = ["render"]
