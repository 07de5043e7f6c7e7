"""What is said to cure a value that has quotes and should have none, or the other way round."""

from collections.abc import Callable

from tourplanner.inputs.shown import LARGEST_SHOWN, shown
from tourplanner.inputs.typed.lost_zeros import with_zeros
from tourplanner.message import Text, message


def unquoted(value: object) -> Text:
    """The cure of a number in quotes."""
    digits = value.strip().replace(".", "", 1) if isinstance(value, str) else ""
    return message("toml.unquoted") if digits.isascii() and digits.isdigit() else ""


def unquoted_whole(value: object) -> Text:
    """The cure of a whole number in quotes."""
    return unquoted(value) if isinstance(value, str) and "." not in value else ""


def quoted(value: object) -> Text:
    """The cure of a text without quotes."""
    return message("toml.quoted", digits=shown(value)) if type(value) is int else ""


def quoted_code(digits: int) -> Callable[[object], Text]:
    """The cure of a code of so many digits without quotes, which has lost its zeros."""

    def cure(value: object) -> Text:
        if type(value) is not int or not 0 <= value < LARGEST_SHOWN:
            return ""
        return message("toml.quoted", digits=with_zeros(value, digits))

    return cure
