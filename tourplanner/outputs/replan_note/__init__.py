"""The proposals of a replan as one HTML page: what each changes, and what more changes would save."""

from tourplanner.outputs.replan_note.note import render, write

__all__ = ["render", "write"]
