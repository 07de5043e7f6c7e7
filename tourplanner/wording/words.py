"""Messages in words: a template of the language's catalogue, its places filled in the form that it names."""

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from tourplanner.message import Message, Text, Value
from tourplanner.wording.catalogues import template
from tourplanner.wording.format import integer, plain_day
from tourplanner.wording.forms import FORMS, LISTS, joined
from tourplanner.wording.language import Language

NUMBER = "n"
"""The value that chooses between singular and plural."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    Examples
    --------
    >>> words_in(Language.EN)("unit.visits", n=2)
    '2 visits'
    """

    lang: Language

    def __call__(self, id_: str, /, **values: Value) -> str:
        """The message of that id and these values, in words."""
        return self._filled(id_, values)

    def of(self, text: Text) -> str:
        """A message in words; what is text already stays as it is."""
        return text if isinstance(text, str) else self._filled(text.id, text.values)

    def can_say(self, text: Text) -> bool:
        """Whether there are words for a message, and it has the values that they ask for.

        Messages of our own are always sayable; one that was read from a file may be of another version,
        or edited.
        """
        try:
            return isinstance(text, str) or self.of(text) != text.id
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            return False

    def written(self, value: Value, form: str = "") -> str:
        """A value as it stands in a sentence, in one of `forms.FORMS` or in that of its kind.

        A list is joined by commas and a last "and", or as ``and``, ``or`` or ``list`` before the form
        of its entries says: ``or weekday``; the forms of `forms.LISTS` are of whole lists.
        """
        if isinstance(value, Sequence) and not isinstance(value, str):
            if form in LISTS:
                return LISTS[form](value, self.lang)
            how, _, form = form.partition(" ")
            return joined([self.written(entry, form) for entry in value], how or "and", self.lang)
        if form:
            return FORMS[form](value, self.lang)
        match value:
            case Message():
                return self.of(value)
            case str():
                return value
            case date():
                return plain_day(value, self.lang)
            case int():
                return integer(value, self.lang)
            case _:
                return FORMS["decimal"](value, self.lang)

    def _filled(self, id_: str, values: Mapping[str, Value]) -> str:
        number = values.get(NUMBER)
        words = template(id_, number if isinstance(number, int) else None, self.lang)
        return _Filler(self).vformat(words, (), values)


@cache
def words_in(lang: Language) -> Words:
    """The words of a language."""
    return Words(lang)


class _Filler(string.Formatter):
    """Fills the places of a template: ``{name}`` or ``{name:form}``."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def format_field(self, value: Value, format_spec: str) -> str:
        """What stands in one place."""
        return self.words.written(value, format_spec)
