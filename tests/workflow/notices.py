"""What is told on the way."""

from tourplanner.message import Text


def unexpected(notice: Text) -> None:
    """Nothing is to be told here."""
    raise AssertionError(str(notice))
