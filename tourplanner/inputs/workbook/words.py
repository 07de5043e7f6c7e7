"""The words of a config's workbook: its sheets, titles, keys and choices.

A workbook is written and read in French, whoever reads what is wrong with it.
"""

from collections.abc import Mapping

from tourplanner.inputs.config.key import Form
from tourplanner.message import Message
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

say = words_in(Language.FR)

RULES, GUIDE = say("workbook.rules"), say("workbook.guide")
COMMUNES, AREAS = say("workbook.communes"), say("workbook.areas-list")
SHEETS: Mapping[str, str] = {
    "calendar": say("workbook.sheet-calendar"),
    "calendar.closed": say("workbook.sheet-closures"),
    "depots": say("workbook.sheet-depots"),
    "vans": say("workbook.sheet-vans"),
    "areas": say("workbook.sheet-areas"),
    "stops": say("workbook.sheet-stops"),
    "stops.not_on": say("workbook.sheet-not-on"),
    "stops.closed": say("workbook.sheet-stops-closed"),
    "locks": say("workbook.sheet-locks"),
    "events": say("workbook.sheet-events"),
}
"""Name of the sheet of a table; tables without one are on the sheet of rules, lists go by their key."""

SETTING, VALUE = say("workbook.setting"), say("workbook.value")
EXPLANATION, KEY = say("workbook.explanation"), say("workbook.key")
OWNER, NAME_COLUMN = say("workbook.owner"), say("workbook.name-column")

EMPTY_TEXT = say("workbook.empty-text")
"""A text that is there and empty; a blank cell stands for a key that is not there."""
EMPTY_LIST = say("workbook.empty-list")
"""A list that is there and has no entry."""
YES, NO = say("workbook.yes"), say("workbook.no")


def label(name: str) -> str:
    """What the key of that full name is called: ``stops.not_on.why``."""
    return say.of(Message(f"key.{name}"))


def help_text(name: str) -> str:
    """What to write as the key of that full name."""
    return say.of(Message(f"hint.{name}"))


def choice_words(form: Form, lang: Language = Language.FR) -> dict[str, str]:
    """What is shown for each choice of a form: its word in that language, else the choice itself."""
    return {
        choice: words_in(lang).of(choice_message(choice, form.group)) if form.group else choice
        for choice in form.choices
    }


def choice_message(code: str, group: str) -> Message:
    """The word of a choice."""
    return Message(f"code.{group}-{code}")
