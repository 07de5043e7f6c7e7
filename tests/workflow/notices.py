"""What is told on the way."""


def unexpected(notice: str) -> None:
    """Nothing is to be told here."""
    raise AssertionError(notice)
