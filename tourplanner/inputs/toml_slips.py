"""Dates and times of day that TOML does not know, as values of it, so that all other faults are told, too."""

import re
from tomllib import TOMLDecodeError

from tourplanner.inputs.toml_file import loaded

MOST_SLIPS = 40

_AT = re.compile(r" \(at line (\d+), column (\d+)\)$")
_DAY = r"(?P<day>[0-9]{1,4}(?P<between>[-/.])[0-9]{1,2}(?P=between)[0-9]{1,4})"
_TIME = r"(?:[Tt ][0-9]{2}:[0-9:.]+(?:[Zz]|[+-][0-9:]{5})?)?"
"""The time of day that may stand behind a date."""
_CLOCK = r"(?P<hours>[0-9]{1,2})[:h](?P<minutes>[0-9]{0,2})(?![0-9:.])"
_SLIP = re.compile(rf"(?<![0-9]){_DAY}{_TIME}|(?<![0-9:]){_CLOCK}")


def with_slips_as_values(text: str) -> str:
    """A TOML text whose dates and times that are none in TOML are values that are told by their keys.

    A date that no calendar has, or that is written in another way (``2027-13-01``, ``31/12/2027``), becomes
    a text; a time of day (``9:30``) one of TOML, which no key takes, or a text. What is no TOML for another
    reason stays as it is.
    """
    for _ in range(MOST_SLIPS):
        try:
            loaded(text)
        except TOMLDecodeError as error:
            mended = _mended(text, str(error))
            if mended is None:
                return text
            text = mended
        except (RecursionError, ValueError):
            # Too deep, or a number beyond measure: told by whoever reads the file.
            return text
        else:
            return text
    return text


def _mended(text: str, said: str) -> str | None:
    """The text with the slip at which the reader stopped as a value; None where there is none."""
    at = _AT.search(said)
    if at is None:
        return None
    lines, rank, place = text.split("\n"), int(at[1]) - 1, int(at[2]) - 1
    line = lines[rank]
    # The reader stops at a date, or behind the number that it takes the beginning of another slip for.
    slip = next((each for each in _SLIP.finditer(line) if each.start() <= place < each.end()), None)
    if slip is None:
        return None
    lines[rank] = f"{line[: slip.start()]}{_value(slip)}{line[slip.end() :]}"
    return "\n".join(lines)


def _value(slip: re.Match[str]) -> str:
    if slip["day"]:
        return f'"{slip["day"]}"'
    hours, minutes = int(slip["hours"]), slip["minutes"] or "00"
    if hours < 24 and len(minutes) == 2 and int(minutes) < 60:
        return f"{hours:02d}:{minutes}:00"
    return f'"{slip[0]}"'
