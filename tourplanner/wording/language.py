"""The languages that people are spoken to in."""

import os
from collections.abc import Mapping
from enum import StrEnum

VARIABLE = "TOURPLANNER_LANG"


class Language(StrEnum):
    """A language of the readers, by its ISO 639-1 code."""

    FR = "fr"
    EN = "en"

    @property
    def locale(self) -> str:
        """The CLDR locale whose numbers, dates, lists and plurals are used."""
        return "fr_FR" if self is Language.FR else "en_GB"


def default_language(environment: Mapping[str, str] = os.environ) -> Language:
    """The language of whoever says nothing: that of the variable ``TOURPLANNER_LANG``, else French."""
    said = environment.get(VARIABLE, "").strip().lower()[:2]
    return Language.EN if said == Language.EN else Language.FR
