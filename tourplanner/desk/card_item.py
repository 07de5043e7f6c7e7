"""The markup of cards: of a board that is shown again, nearly all of them are as they were."""

from functools import lru_cache

from markupsafe import Markup

from tourplanner.desk.card import MOST_KEPT, Card
from tourplanner.desk.page import environment
from tourplanner.wording.words import Words


@lru_cache(maxsize=MOST_KEPT)
def card_item(card: Card, words: Words, acts: bool, marked: bool, current: bool) -> Markup:
    """A card in a list.

    Parameters
    ----------
    acts
        Whether whoever sees it may do something with it.
    marked, current
        Whether it is checked, and whether it is the one that was chosen.
    """
    module = environment().get_template("card.html").module
    return Markup(module.item(card, words, acts, marked, current))  # type: ignore[attr-defined] # a macro
