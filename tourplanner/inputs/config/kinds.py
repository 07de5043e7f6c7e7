"""The kinds of values in a config: what a file may say, and what the inside makes of it."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tourplanner.domain.period import MINUTE, WEEKDAYS, Half, parse_clock
from tourplanner.inputs import shown as said
from tourplanner.inputs.config.countries import FRANCE, is_country
from tourplanner.inputs.config.cures import (
    clock_meant,
    day_meant,
    quoted,
    quoted_code,
    unquoted,
    unquoted_whole,
    window_meant,
)
from tourplanner.inputs.config.key import BAD, Form, Kind, Shape
from tourplanner.inputs.config.other_names import OTHER_NAMES
from tourplanner.inputs.departements import find_departement, likely_departements
from tourplanner.inputs.faults import Spot, nearest
from tourplanner.inputs.shown import shown
from tourplanner.inputs.typed import lost_zeros
from tourplanner.inputs.typed.phone import phone
from tourplanner.inputs.without_tables import collectivity
from tourplanner.message import Message, Text, message

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Outside of these a year is a slip of the keyboard."""


MINUTES, DAYS = message("kind.unit-minutes"), message("kind.unit-days")
WEEKS, YEARS = message("kind.unit-weeks"), message("kind.unit-years")
EUROS, LITRES = message("kind.unit-euros"), message("kind.unit-litres")
DEGREES = message("kind.unit-degrees")


class _UnfitError(ValueError):
    """A value is not of a kind; `what` says more than that, where there is more to say."""

    def __init__(self, what: Message | None = None) -> None:
        super().__init__()
        self.what = what


def _kind(
    name: Message,
    convert: Callable[[object], Any],
    cure: Callable[[object], Text] | None = None,
    form: Form = Form(),  # noqa: B008 - frozen
) -> Kind:
    """A kind from a function that raises ValueError for values that are not of it."""

    def read(value: object, spot: Spot) -> Any:
        if value is BAD:
            return BAD
        try:
            return convert(value)
        except ValueError as error:
            more = error.what if isinstance(error, _UnfitError) else None
            what = more or message("config.is-not", seen=shown(value), kind=name)
            spot.fault(what, cure(value) if cure else "")
            return BAD

    return Kind(name, read, form=form)


def whole(least: int, most: int, unit: Message | None = None) -> Kind:
    """A whole number; true and false are none."""
    name = message("kind.whole", least=least, most=most)
    return _kind(name, _scaled(least, most, 1), unquoted_whole, _number_form(least, most, unit, whole=True))


def minutes(least: int, most: int, cure: Callable[[object], Text] | None = None) -> Kind:
    """Whole minutes, seconds inside."""
    name = message("kind.minutes", least=least, most=most)
    form = _number_form(least, most, MINUTES, whole=True)
    return _kind(name, _scaled(least, most, MINUTE), cure or unquoted_whole, form)


def _scaled(least: int, most: int, scale: int) -> Callable[[object], int]:
    def convert(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise _UnfitError
        return value * scale

    return convert


def _number_form(least: float, most: float, unit: Message | None, *, whole: bool) -> Form:
    return Form(Shape.NUMBER, least=least, most=most, whole=whole, unit=unit)


def exactly(only: int) -> Kind:
    """The one number that is known of a format."""

    def convert(value: object) -> int:
        if type(value) is not int or value != only:
            raise _UnfitError
        return only

    form = _number_form(only, only, None, whole=True)
    return _kind(message("kind.format", only=only), convert, form=form)


def number(least: float, most: float, unit: Message | None = None) -> Kind:
    """A number that may have decimals."""

    def convert(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _UnfitError
        if not least <= value <= most:  # nor is nan between them
            raise _UnfitError
        return float(value)

    name = message("kind.number", least=f"{least:.10g}", most=f"{most:.10g}")
    return _kind(name, convert, unquoted, _number_form(least, most, unit, whole=False))


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
        raise _UnfitError(message("config.window-backwards", start=opens, end=closes))
    return opens, closes


def choice(name: Callable[[Sequence[Text]], Message], names: Mapping[str, Any], group: str = "") -> Kind:
    """One of `names`, which tell what each is inside; those of a `group` have words for people.

    `name` says what they are, and lists them.
    """
    codes = [said.choice(code, group) for code in names]
    others = {other: code for other, code in OTHER_NAMES.items() if code in names}

    def convert(value: object) -> Any:
        if not isinstance(value, str) or value not in names:
            raise _UnfitError
        return names[value]

    def cure(value: object) -> Text:
        if not isinstance(value, str):
            return ""
        spoken = value.strip().casefold()
        likely = [spoken] if spoken in others else nearest(spoken, [*names, *others])
        if not likely:
            return ""
        return message("toml.you-mean", value=said.choice(others.get(likely[0], likely[0]), group))

    return _kind(name(codes), convert, cure, Form(Shape.CHOICE, tuple(names), group))


def list_of(kind: Kind, plural: Message, least: int = 0) -> Kind:
    """A list of values of `kind`, every one of which is read; a tuple without repeats inside."""
    every = series_of(kind, plural, least)

    def read(value: object, spot: Spot) -> Any:
        entries = every.read(value, spot)
        return entries if entries is BAD else tuple(dict.fromkeys(entries))

    return replace(every, read=read)


def series_of(kind: Kind, plural: Message, least: int = 0) -> Kind:
    """The same as a tuple with its repeats, where the place of each entry says what it is of."""

    def read(value: object, spot: Spot) -> Any:
        if not isinstance(value, list | tuple):
            what = message("config.not-a-list", seen=shown(value), kinds=plural)
            spot.fault(what, message("toml.brackets"))
            return BAD
        if len(value) < least:
            what = message("config.empty-list", kinds=plural)
            spot.fault(what, message("toml.leave-key") if len(spot.path) > 2 else "")
            return BAD
        entries = [kind.read(entry, spot.at(place)) for place, entry in enumerate(value, start=1)]
        return BAD if any(entry is BAD for entry in entries) else tuple(entries)

    name = message("kind.list", kinds=plural)
    return Kind(name, read, form=Form(Shape.LIST, entry=kind))


def set_of(kind: Kind, plural: Message) -> Kind:
    """A list that must not be empty, of which the order says nothing."""
    return replace(list_of(kind, plural, least=1), made=frozenset)


def _country(value: object) -> str:
    if not isinstance(value, str):
        raise _UnfitError
    if value and not is_country(value):
        raise _UnfitError
    return value


def _country_cure(value: object) -> Text:
    if not isinstance(value, str):
        return ""
    likely = value.strip().upper()
    if likely.startswith(FRANCE):
        likely = FRANCE
    if is_country(likely):
        return message("toml.country", country=likely)
    return message("toml.a-country")


def _departement(value: object) -> str:
    found = find_departement(_filled_text(value))
    if not found:
        raise _UnfitError
    return found


def _departement_cure(value: object) -> Text:
    if type(value) is int:
        return quoted(value)
    if isinstance(value, str) and collectivity(value):
        return message("config.own-tables")
    likely = likely_departements(value) if isinstance(value, str) else ()
    codes = [message("toml.code", code=each.code, name=each.name) for each in likely]
    return message("kind.any-of", meant=codes) if codes else ""


TEXT = _kind(message("kind.text"), _text, quoted)
DEPARTEMENT = _kind(message("kind.departement"), _departement, _departement_cure)
NAME = _kind(message("kind.name"), _filled_text, quoted)
COMMUNE = _kind(message("kind.name"), _filled_text, quoted_code(lost_zeros.INSEE))
PHONE = _kind(
    message("kind.phone"),
    lambda value: phone(_text(value)),
    quoted_code(lost_zeros.PHONE),
    Form(digits=lost_zeros.PHONE),
)
SIRET = _kind(
    message("toml.kind-siret"), _siret, quoted_code(lost_zeros.SIRET), Form(digits=lost_zeros.SIRET)
)
FLAG = _kind(message("toml.kind-flag"), _flag, form=Form(Shape.FLAG))
DAY = _kind(message("toml.kind-day", first=FIRST_YEAR, last=LAST_YEAR), _day, day_meant, form=Form(Shape.DAY))
CLOCK = _kind(message("toml.kind-clock"), _clock, clock_meant, form=Form(Shape.CLOCK))
WINDOW = _kind(message("toml.kind-window"), _window, window_meant, form=Form(Shape.LIST, entry=CLOCK))
WEEKDAY = choice(
    lambda codes: message("kind.weekday", choices=codes),
    {name: place for place, name in enumerate(WEEKDAYS)},
    "weekday",
)
HALF = choice(lambda codes: message("kind.half", choices=codes), {half.value: half for half in Half}, "half")
COUNTRY = _kind(message("kind.country"), _country, _country_cure)
