"""Speeds, lengths, weights and durations as people write them in tags, with or without their unit."""

import re

from tourplanner.travel.osm import profile

_NUMBER = r"(\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?|[.,]\d+)"
"""Digits, in groups of three or not, with decimals or not."""
_QUANTITY = re.compile(rf"{_NUMBER}\s*([a-z'\"′″]*)", re.ASCII | re.IGNORECASE)
_SPEED = re.compile(rf"{_NUMBER}\s*([a-z/]*)", re.ASCII | re.IGNORECASE)
_ZONE = re.compile(r"(?:zone)?[: _]*(\d+)", re.ASCII)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_UNIT_AS_POINT = re.compile(
    r"(?<![\d.,])(\d+)\s?([mt])\s?(\d+)(?![\d.,]|\s*[a-z'\"′″])", re.ASCII | re.IGNORECASE
)
"""How signs in France have it: 2m50, 3t5."""
_CLOCK = re.compile(r"(?:(\d+):)?(\d+):(\d\d)|(\d+)", re.ASCII)
_PERIOD = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?", re.ASCII)

_FOOT, _INCH = 0.3048, 0.0254
_SPEEDS = {"": 1.0, "km/h": 1.0, "kmh": 1.0, "kph": 1.0, "km": 1.0, "mph": 1.609, "knots": 1.852, "kn": 1.852}
"""Units in km/h."""
_LENGTHS = {
    "": 1.0,
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres"), 1.0),
    "dm": 0.1,
    "cm": 0.01,
    "mm": 0.001,
    "km": 1000.0,
    **dict.fromkeys(("'", "′", "ft", "foot", "feet"), _FOOT),
    **dict.fromkeys(('"', "″", "''", "in", "inch", "inches"), _INCH),
}
"""Units in metres."""
_SMALLEST = 0.001
"""Of a unit as small as this nobody tells decimals: 5,000 lbs are five thousand."""
_WEIGHTS = {
    "": 1.0,
    **dict.fromkeys(("t", "ton", "tons", "tonne", "tonnes", "mt"), 1.0),
    "kg": 0.001,
    **dict.fromkeys(("lb", "lbs"), 0.000453592),
    "cwt": 0.0508023,
    "st": 0.907185,
    "lt": 1.01605,
}
"""Units in tonnes; ``st`` and ``lt`` are the short ton and the long one."""


def speed_limit(text: str) -> float:
    """The km/h of ``50``, ``30 mph`` or a zone such as ``FR:urban``; 0 if it tells none."""
    if found := _SPEED.match(text):
        return _value(found[1]) * _SPEEDS.get(found[2].lower(), 0.0)
    text = text.lower()
    if text in profile.NATIONAL_ZONES:
        return profile.NATIONAL_ZONES[text]
    country, _, zone = text.partition(":")
    if numbered := _ZONE.fullmatch(zone):
        return float(numbered[1])
    return profile.ZONES.get(zone, 0.0) if len(country) == 2 else 0.0


def metres(text: str) -> float | None:
    """The length in ``3.5``, ``3,5 m``, ``250 cm`` or ``7'6"``, None if it tells none."""
    return _sum(text, _LENGTHS)


def tonnes(text: str) -> float | None:
    """The weight in ``3.5``, ``3.5 t``, ``3500 kg`` or ``5000 lbs``, None if it tells none."""
    return _sum(text, _WEIGHTS)


def duration(text: str) -> int:
    """Seconds of ``hh:mm``, ``hh:mm:ss``, minutes or ``PT1H30M``; 0 if it is none, or longer than any."""
    seconds = _seconds(text)
    return seconds if seconds <= profile.LONGEST_CROSSING else 0


def _seconds(text: str) -> int:
    if found := _CLOCK.fullmatch(text):
        first, second, third, minutes = (int(part) if part else 0 for part in found.groups())
        if found[4]:
            return 60 * minutes
        return 3600 * first + 60 * second + third if found[1] else 3600 * second + 60 * third
    if found := _PERIOD.fullmatch(text):
        hours, minutes, seconds = (int(part) if part else 0 for part in found.groups())
        return 3600 * hours + 60 * minutes + seconds
    return 0


def _sum(text: str, units: dict[str, float]) -> float | None:
    """The first quantity in a text, with the smaller one that goes on from it (``9 ft 10 in``)."""
    total: float | None = None
    last = 0.0
    for found in _QUANTITY.finditer(_UNIT_AS_POINT.sub(r"\1.\3 \2", text)):
        word = found[2].lower()
        if total is None:
            # A word that is no unit goes with the usual one: "3.5 approx".
            last = units.get(word, 1.0)
            grouped = last <= _SMALLEST and _THOUSANDS.fullmatch(found[1])
            total = _value(re.sub("[.,]", "", found[1]) if grouped else found[1]) * last
            continue
        # Of feet and inches the last unit may be left out: 7'6.
        unit = _INCH if last == _FOOT and not word else units.get(word, last)
        if unit < last and (word or last == _FOOT):
            total += _value(found[1]) * unit
        break
    return total


def _value(number: str) -> float:
    return float("".join(number.split()).replace(",", "."))
