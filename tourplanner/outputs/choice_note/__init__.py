"""The one-page note of a choice of communes, for the meeting that decides."""

from tourplanner.outputs.choice_note.note import ChoiceNote, ChoiceRow, render, write

__all__ = ["ChoiceNote", "ChoiceRow", "render", "write"]
