"""Whom a file is for: everybody, or those who plan and drive."""

from enum import StrEnum


class Audience(StrEnum):
    """Who reads a file; the value is the folder of an export that holds all of its files.

    ``PUBLIC`` is fit to be put on a web site as a whole. ``INTERNAL`` is what the crew and the planner work
    with: when agents start, phones of mairies, notes.
    """

    PUBLIC = "public"
    INTERNAL = "interne"


def for_all(_path: str) -> Audience:
    """Of a format whose files are all public."""
    return Audience.PUBLIC


def for_the_service(_path: str) -> Audience:
    """Of a format whose files are all internal."""
    return Audience.INTERNAL
