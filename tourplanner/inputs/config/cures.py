"""What is said to cure a value that has quotes and should have none, or the other way round."""

from collections.abc import Callable

from tourplanner.inputs import shown as said
from tourplanner.inputs.shown import LARGEST_SHOWN, shown
from tourplanner.inputs.typed.clocks import clock, likely_clock
from tourplanner.inputs.typed.days import end_of_month
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


def clock_meant(value: object) -> Text:
    """The time of day that a slip of one may mean: ``9:5``, 930."""
    meant = likely_clock(value)
    return message("toml.you-mean", value=meant) if meant else ""


def window_meant(value: object) -> Text:
    """The time of day that the slip in a window may mean: ``14:05`` in ``["11:30", "14:5"]``."""
    if not isinstance(value, list | tuple):
        return ""
    slips = (each for each in value if not (isinstance(each, str) and clock(each)))
    return next((meant for each in slips if (meant := clock_meant(each))), "")


def day_meant(value: object) -> Text:
    """The last day of the month of a date that it lacks: the 31st of February."""
    last = end_of_month(value) if isinstance(value, str) else None
    return "" if last is None else message("kind.end-of-month", meant=said.day(last))
