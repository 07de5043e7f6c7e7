"""The one-page note of a choice of communes, for the meeting that decides."""

from tourplanner.outputs.choice_note.note import render, write
from tourplanner.outputs.choice_note.view import ChoiceNote, ChoiceRow

__all__ = ["ChoiceNote", "ChoiceRow", "render", "write"]
