"""What is told on the way."""

from tourplanner.message import Notify, Text
from tourplanner.wording.language import default_language
from tourplanner.wording.words import words_in


def unexpected(notice: Text) -> None:
    """Nothing is to be told here."""
    raise AssertionError(notice)


def heard(notices: list[str]) -> Notify:
    """Keeps what is told, in words, in `notices`."""
    return lambda notice: notices.append(words_in(default_language()).of(notice))
