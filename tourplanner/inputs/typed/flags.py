"""Yes and no as people type them, in the words of any language."""

from collections.abc import Mapping
from functools import cache

from tourplanner.inputs.typed.text import tidy
from tourplanner.message import message
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


def flag(text: str) -> bool | None:
    """What is meant; None for neither."""
    return _flags().get(tidy(text).casefold())


@cache
def _flags() -> Mapping[str, bool]:
    words = [words_in(lang) for lang in Language]
    yes = {each.of(message("workbook.yes")).casefold(): True for each in words}
    no = {each.of(message("workbook.no")).casefold(): False for each in words}
    return yes | {"vrai": True, "true": True, "1": True} | no | {"faux": False, "false": False, "0": False}
