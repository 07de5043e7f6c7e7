"""The starter with all its keys in use, for tests."""

import re


def uncommented(text: str) -> str:
    """The starter with every key in use that it shows as optional."""
    return re.sub(r"^#(?=[a-z\[])", "", text, flags=re.MULTILINE)
