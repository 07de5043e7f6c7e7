"""The keys of a stop as its form parts them: what a planner changes together stands together."""

from collections.abc import Mapping
from dataclasses import dataclass

from tourplanner.desk.key_form import KeyField, Said, fields
from tourplanner.inputs.config.key import Key
from tourplanner.message import Message, message
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier.changed_stops import KEYS

SECTIONS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (message("desk.stop-told"), ("place", "address", "phone", "booking", "notes")),
    (message("desk.stop-square"), ("latitude", "longitude")),
    (
        message("desk.stop-visits"),
        ("visits", "minutes", "visit_minutes", "required", "priority", "several_per_day"),
    ),
    (
        message("desk.stop-days"),
        ("weekdays", "halves", "not_on", "market", "regular", "min_gap_days", "max_gap_days"),
    ),
    (
        message("desk.stop-hours"),
        (
            "open",
            "close",
            "start",
            "whole_day",
            "evening",
            "lunch",
            "lunch_latitude",
            "lunch_longitude",
            "hours",
        ),
    ),
    (message("desk.stop-rhythm"), ("when", "seasons", "school")),
    (message("desk.stop-closed"), ("closed", "on_closed", "catch_up", "keep")),
)
BY_NAME: Mapping[str, Key] = {key.name: key for key in KEYS}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form with its fields; ``said`` are the labels of those that say something."""

    title: str
    fields: tuple[KeyField, ...]
    said: tuple[str, ...]
    wrong: bool


def sections_of(said: Mapping[str, Said], faults: Mapping[str, str], words: Words) -> tuple[Section, ...]:
    """The form of a stop with what is said of it, and what is wrong with that."""
    found = []
    for title, names in SECTIONS:
        shown = fields("stops", [BY_NAME[name] for name in names], said, faults, words)
        told = tuple(each.label for each in shown if each.is_set)
        found.append(Section(words.of(title), shown, told, any(each.fault for each in shown)))
    return tuple(found)
