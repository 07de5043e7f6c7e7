"""The kinds of values in a config: what a file may say, and what the inside makes of it."""

import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import holidays

from tourplanner.domain.period import MINUTE, WEEKDAYS, Half, parse_clock
from tourplanner.inputs.config.table import BAD, Form, Kind, Shape
from tourplanner.inputs.faults import Spot, nearest, show

OTHER_NAMES = {
    **dict(
        zip(("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"), WEEKDAYS, strict=True)
    ),
    **dict(
        zip(
            ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
            WEEKDAYS,
            strict=True,
        )
    ),
    "matin": "morning",
    "am": "morning",
    "après-midi": "afternoon",
    "apres-midi": "afternoon",
    "pm": "afternoon",
}
"""What people write for a name of ours: only to tell them which name is meant."""

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Outside of these a year is a slip of the keyboard."""


class _UnfitError(ValueError):
    """A value is not of a kind."""


def _kind(
    name: str,
    convert: Callable[[object], Any],
    cure: Callable[[object], str] | None = None,
    form: Form = Form(),  # noqa: B008 - frozen
) -> Kind:
    """A kind from a function that raises ValueError for values that are not of it."""

    def read(value: object, spot: Spot) -> Any:
        try:
            return convert(value)
        except ValueError:
            spot.fault(f"{show(value)} is not {name}", cure(value) if cure else "")
            return BAD

    return Kind(name, read, form=form)


def whole(least: int, most: int, scale: int = 1, unit: str = "") -> Kind:
    """A whole number, `scale` times as large inside; true and false are none."""

    def convert(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise _UnfitError
        return value * scale

    name = f"a whole number of {unit}" if unit else "a whole number"
    form = Form(Shape.NUMBER, least=least, most=most, whole=True)
    return _kind(f"{name} from {least} to {most}", convert, _unquoted, form)


def exactly(only: int, noun: str) -> Kind:
    """The one number that is known."""

    def convert(value: object) -> int:
        if type(value) is not int or value != only:
            raise _UnfitError
        return only

    form = Form(Shape.NUMBER, least=only, most=only, whole=True)
    return _kind(f"{noun} {only}, the only one that is known", convert, form=form)


def minutes(least: int, most: int) -> Kind:
    """Whole minutes, seconds inside."""
    return whole(least, most, MINUTE, "minutes")


def number(least: float, most: float) -> Kind:
    """A number that may have decimals."""

    def convert(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _UnfitError
        if not least <= value <= most:  # nor is nan between them
            raise _UnfitError
        return float(value)

    form = Form(Shape.NUMBER, least=least, most=most)
    return _kind(f"a number from {least:g} to {most:g}", convert, _unquoted, form)


def _unquoted(value: object) -> str:
    """The cure of a number in quotes."""
    digits = value.strip().replace(".", "", 1) if isinstance(value, str) else ""
    return "without the quotes" if digits.isascii() and digits.isdigit() else ""


def _text(value: object) -> str:
    if not isinstance(value, str) or any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in value):
        raise _UnfitError
    return value.strip()


def _siret(value: object) -> str:
    digits = "".join(_text(value).split())
    if digits and not (digits.isascii() and digits.isdigit() and len(digits) == 14):
        raise _UnfitError
    return digits


def _filled_text(value: object) -> str:
    text = _text(value)
    if not text:
        raise _UnfitError
    return text


def _quoted(value: object) -> str:
    """The cure of a code without quotes."""
    return f'in quotes: "{show(value)}"' if type(value) is int else ""


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _UnfitError
    return value


def _day(value: object) -> date:
    if isinstance(value, str):
        day = date.fromisoformat(value)
        if day.isoformat() != value:
            raise _UnfitError
    elif isinstance(value, date) and not isinstance(value, datetime):
        day = value
    else:
        raise _UnfitError
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _UnfitError
    return day


def _clock(value: object) -> int:
    if not isinstance(value, str):
        raise _UnfitError
    return parse_clock(value)


def _window(value: object) -> tuple[int, int]:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise _UnfitError
    opens, closes = map(_clock, value)
    if opens >= closes:
        raise _UnfitError
    return opens, closes


def choice(noun: str, names: dict[str, Any]) -> Kind:
    """One of `names`, which tell what each is inside."""

    def convert(value: object) -> Any:
        if not isinstance(value, str) or value not in names:
            raise _UnfitError
        return names[value]

    def cure(value: object) -> str:
        if not isinstance(value, str):
            return ""
        spoken = value.strip().casefold()
        likely = [OTHER_NAMES[spoken]] if OTHER_NAMES.get(spoken) in names else nearest(spoken, names)
        return f'you mean "{likely[0]}"' if likely else ""

    return _kind(f"{noun} ({', '.join(names)})", convert, cure, Form(Shape.CHOICE, tuple(names)))


def list_of(kind: Kind, plural: str, least: int = 0) -> Kind:
    """A list of values of `kind`, every one of which is read; a tuple without repeats inside."""

    def read(value: object, spot: Spot) -> Any:
        if not isinstance(value, list | tuple):
            spot.fault(f"{show(value)} is not a list of {plural}", "in square brackets: [ … ]")
            return BAD
        if len(value) < least:
            spot.fault(
                f"an empty list, {plural} are needed", "leave the key out" if len(spot.path) > 2 else ""
            )
            return BAD
        entries = [kind.read(entry, spot.at(place)) for place, entry in enumerate(value, start=1)]
        return BAD if any(entry is BAD for entry in entries) else tuple(dict.fromkeys(entries))

    return Kind(f"a list of {plural}", read, form=Form(Shape.LIST, entry=kind))


def _country(value: object) -> str:
    if not isinstance(value, str):
        raise _UnfitError
    if value and value not in holidays.list_supported_countries():
        raise _UnfitError
    return value


def _country_cure(value: object) -> str:
    if not isinstance(value, str):
        return ""
    countries = holidays.list_supported_countries()
    likely = value.strip().upper()
    if likely.startswith("FR"):
        likely = "FR"
    return f'"{likely}"' if likely in countries else 'the two letters of a country, "FR" say, or "" for none'


TEXT = _kind("a text", _text)
NAME = _kind("a text that is not empty", _filled_text, _quoted)
SIRET = _kind("a SIRET, 14 digits in quotes", _siret, _quoted)
FLAG = _kind("true or false", _flag, form=Form(Shape.FLAG))
DAY = _kind(f"a date like 2027-01-04, from {FIRST_YEAR} to {LAST_YEAR}", _day, form=Form(Shape.DAY))
CLOCK = _kind("a time of day like 09:30, in quotes", _clock, form=Form(Shape.CLOCK))
WINDOW = _kind(
    'two times of day like ["11:30", "14:30"], the earlier first',
    _window,
    form=Form(Shape.LIST, entry=CLOCK),
)
WEEKDAY = choice("a weekday", {name: place for place, name in enumerate(WEEKDAYS)})
HALF = choice("a half of the day", {half.value: half for half in Half})
COUNTRY = _kind("a country whose public holidays are known", _country, _country_cure)
