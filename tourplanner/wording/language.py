"""The languages that outputs speak."""

from enum import StrEnum


class Language(StrEnum):
    """A language of the readers, by its ISO 639-1 code."""

    FR = "fr"
    EN = "en"
