"""A comparison of plans as files: JSON, a workbook, a map."""
