"""The workbook of a schedule, for planners and mairies."""

from tourplanner.outputs.workbook.schedule_book import label, render

__all__ = ["label", "render"]
