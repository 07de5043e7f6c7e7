"""The workbook of a schedule, for planners and mairies."""

from tourplanner.outputs.workbook.schedule_book import workbook

__all__ = ["workbook"]
