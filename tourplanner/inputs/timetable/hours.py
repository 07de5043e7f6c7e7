"""Hours of a visit as people write them: ``10:00-12:30/13:30-16:00``, ``9h à 12h``, ``9h-12h ou 14h``."""

import re
from dataclasses import dataclass

from tourplanner.domain.period import parse_clock
from tourplanner.domain.timetable import Span
from tourplanner.inputs.typed.clocks import clock, likely_clock
from tourplanner.inputs.typed.text import tidy

_BETWEEN = re.compile(r"\s*(?:-|–|—|à|a|to|jusqu'à)\s*", re.IGNORECASE)
_OR = re.compile(r"\s+(?:or|ou)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:/|;|,|\bet\b|\band\b|\bpuis\b)\s*", re.IGNORECASE)
_FROM = re.compile(r"^(?:de|from|das)\s+", re.IGNORECASE)
_CLOCK = r"\d{1,2}\s*(?:h\s*(?:\d{2})?|:\d{2})"
_ONE = rf"(?:(?:de|from)\s+)?{_CLOCK}\s*(?:-|–|—|à|a|to)\s*{_CLOCK}"
_AMONG = re.compile(rf"(?<!\w){_ONE}(?:\s*(?:/|;|,|et|and|puis|ou|or)\s*{_ONE})*(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hours:
    """Spans of a visit, all of them or, with ``is_choice``, one."""

    spans: tuple[Span, ...]
    is_choice: bool = False


def read_hours(text: str) -> Hours | None:
    """The hours that a text tells; None for what tells none."""
    plain = tidy(text)
    choices = _OR.split(plain)
    parts = [part for choice in choices for part in _AND.split(choice)]
    spans = [_span(part) for part in parts]
    known = [span for span in spans if span is not None]
    if len(known) < len(spans) or not known:
        return None
    return Hours(tuple(known), len(choices) > 1)


def split_hours(text: str) -> tuple[str, str]:
    """A text without the hours that stand in it, and those: ``le mardi``, ``10h-12h / 14h-16h30``.

    It is left as it is where hours stand in several places, for they are of several days.
    """
    found = list(_AMONG.finditer(text))
    if len(found) != 1 or read_hours(found[0][0]) is None:
        return text, ""
    return f"{text[: found[0].start()]} {text[found[0].end() :]}".strip(" ,;:"), found[0][0]


def read_clock(text: str) -> int | None:
    """Seconds after midnight of a time of day as people type it; None for what is none."""
    found = clock(text)
    return None if found is None else parse_clock(found)


def likely_hours(text: str) -> str:
    """What may have been meant by hours with slips: ``09:05-12:00`` for ``9:5-12h``; else ""."""
    found = [_likely_span(part) for part in _AND.split(tidy(text))]
    return "/".join(found) if all(found) else ""


def _likely_span(text: str) -> str:
    ends = _BETWEEN.split(_FROM.sub("", text))
    if len(ends) != 2:
        return ""
    opens, closes = (clock(end) or likely_clock(end) for end in ends)
    return f"{opens}-{closes}" if opens and closes and opens < closes else ""


def _span(text: str) -> Span | None:
    ends = _BETWEEN.split(_FROM.sub("", text))
    if len(ends) != 2:
        return None
    opens, closes = map(read_clock, ends)
    return None if opens is None or closes is None or opens >= closes else (opens, closes)
