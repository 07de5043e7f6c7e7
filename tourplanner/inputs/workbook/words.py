"""The words of a config's workbook: its sheets, titles, keys and choices.

A workbook is written in one language and read in any: sheets and titles are known by their words in
every one, since a workbook goes from hand to hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tourplanner.inputs.config.key import Form
from tourplanner.message import Message, message
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in

RULES = "rules"
"""What the sheet of all keys without a sheet of their own is called below."""

SHEETS: Mapping[str, Message] = {
    RULES: message("workbook.rules"),
    "calendar": message("workbook.sheet-calendar"),
    "calendar.closed": message("workbook.sheet-closures"),
    "costs.grants": message("workbook.sheet-grants"),
    "depots": message("workbook.sheet-depots"),
    "vans": message("workbook.sheet-vans"),
    "vans.closed": message("workbook.sheet-vans-closed"),
    "crews": message("workbook.sheet-crews"),
    "crews.closed": message("workbook.sheet-crews-closed"),
    "areas": message("workbook.sheet-areas"),
    "stops": message("workbook.sheet-stops"),
    "stops.hours": message("workbook.sheet-hours"),
    "stops.not_on": message("workbook.sheet-not-on"),
    "stops.seasons": message("workbook.sheet-seasons"),
    "stops.closed": message("workbook.sheet-stops-closed"),
    "locks": message("workbook.sheet-locks"),
    "events": message("workbook.sheet-events"),
}
"""Name of the sheet of a table; plain tables without one are on the sheet of rules, lists go by their key."""

OWNERS: Mapping[str, Message] = {
    "stops": message("workbook.owner-stop"),
    "vans": message("workbook.owner-van"),
    "crews": message("workbook.owner-crew"),
}
"""What a row of a table is called where rows of another sheet belong to it."""

FORMER_OWNER = "stops"
"""Up to 0.1 whatever it was went by the title of these."""

FORMER_LABELS: Mapping[str, Message] = {"vans.desks": message("workbook.former-desks")}
"""Titles that columns had in earlier releases, by the full names of their keys."""


@dataclass(frozen=True, slots=True)
class BookWords:
    """What a workbook says in one language.

    Attributes
    ----------
    say
        Words for all else.
    guide, communes, areas
        Names of the sheets that help to fill in the others.
    setting, value, explanation, key
        Titles of a sheet of settings.
    name_column
        Title of the column with the names of rows.
    empty_text
        A text that is there and empty; a blank cell stands for a key that is not there.
    empty_list
        A list that is there and has no entry.
    yes, no
        The two values of a flag.
    """

    say: Words
    guide: str
    communes: str
    areas: str
    setting: str
    value: str
    explanation: str
    key: str
    name_column: str
    empty_text: str
    empty_list: str
    yes: str
    no: str

    @property
    def setting_titles(self) -> tuple[str, str, str, str]:
        """The titles of a sheet of settings."""
        return self.setting, self.value, self.explanation, self.key

    @property
    def helps(self) -> tuple[str, str, str]:
        """The sheets that hold nothing of a config."""
        return self.guide, self.communes, self.areas

    def sheet(self, table: str) -> str:
        """The name of the sheet of a table."""
        return self.say.of(SHEETS[table]) if table in SHEETS else table

    def owner(self, table: str) -> str:
        """The title of the column that names the row of `table` to which a row belongs."""
        return self.say.of(OWNERS[table])

    def label(self, name: str) -> str:
        """What the key of that full name is called: ``stops.not_on.why``."""
        return self.say.of(Message(f"key.{name}"))

    def decimal(self, text: str) -> str:
        """A number with its decimals as a spreadsheet in that language shows it."""
        return text.replace(".", ",") if self.say.lang is Language.FR else text

    def hint(self, name: str) -> str:
        """What to write as the key of that full name."""
        return self.say.of(Message(f"hint.{name}"))

    def choices(self, form: Form) -> dict[str, str]:
        """What is shown for each choice of a form: its word, else the choice itself."""
        return {
            choice: self.say.of(choice_message(choice, form.group)) if form.group else choice
            for choice in form.choices
        }


@cache
def book_words(lang: Language) -> BookWords:
    """What a workbook says in a language."""
    say = words_in(lang)
    return BookWords(
        say,
        guide=say("workbook.guide"),
        communes=say("workbook.communes"),
        areas=say("workbook.areas-list"),
        setting=say("workbook.setting"),
        value=say("workbook.value"),
        explanation=say("workbook.explanation"),
        key=say("workbook.key"),
        name_column=say("workbook.name-column"),
        empty_text=say("workbook.empty-text"),
        empty_list=say("workbook.empty-list"),
        yes=say("workbook.yes"),
        no=say("workbook.no"),
    )


FRENCH = book_words(Language.FR)
EVERY: tuple[BookWords, ...] = tuple(book_words(lang) for lang in Language)
"""What a workbook may say, whatever its language."""
EMPTY_TEXTS = frozenset(words.empty_text for words in EVERY)
EMPTY_LISTS = frozenset(words.empty_list for words in EVERY)


def choice_message(code: str, group: str) -> Message:
    """The word of a choice."""
    return Message(f"code.{group}-{code}")
