"""A typed text without what nobody sees or means: doubled spaces, spaces that do not break."""

import re

from tourplanner.inputs.slug import slug

_JOINTS = re.compile("[\u2018\u2019\u02bc\u2010-\u2015\u2212]")
"""Apostrophes and hyphens as word processors set them."""


def tidy(text: str) -> str:
    """The text with single plain spaces between its words, and none around it."""
    return " ".join(text.split())


def word(text: str) -> str:
    """The slug of a text, whichever apostrophes and hyphens join its words."""
    return slug(_JOINTS.sub("-", text))
