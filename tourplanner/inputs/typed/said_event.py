"""Events as one says them: « agent absente mercredi », « place en travaux du 10 au 25 mars »."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from tourplanner.domain.period import Half
from tourplanner.inputs.typed.recurrence_words import MONTHS, WEEKDAYS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(WEEKDAYS)
_DAY = (
    rf"(?:(?:{_WEEKDAY})\s+)?(?:\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?"
    rf"|\d{{1,2}}(?:er|st|nd|rd|th)?(?:\s+(?:{_MONTH})(?:\s+\d{{4}})?)?)"
)
_DATED = (
    rf"(?:(?:{_WEEKDAY})\s+)?(?:\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?"
    rf"|\d{{1,2}}(?:er|st|nd|rd|th)?\s+(?:{_MONTH})(?:\s+\d{{4}})?)"
)
_RANGE = re.compile(rf"\b(?:du|from)\s+({_DAY})\s+(?:au|to)\s+({_DATED})\b")
_UNTIL = re.compile(rf"\b(?:jusqu.au|until)\s+({_DATED})\b")
_SINGLE = re.compile(rf"\b({_DATED})\b")
_NAMED = re.compile(rf"\b({_WEEKDAY})\b")
_TIME = r"\d{1,2}\s?(?:h|:)\s?(?:\d{2})?"
_HOURS = re.compile(rf"({_TIME})\s*(?:a|to|-|–)\s*({_TIME})")
_PARTS = re.compile(
    rf"(?:(?:{_WEEKDAY})\s+)?(\d{{1,2}})(?:er|st|nd|rd|th)?(?:/(\d{{1,2}})|\s+({_MONTH}))?(?:[/\s](\d{{4}}))?"
)
_NEAR = {"aujourd.hui|today": 0, "apres.demain": 2, "demain|tomorrow": 1}
_NEXT_WEEK = re.compile(r"\b(?:la )?semaine prochaine\b|\bnext week\b")
_HALVES = {Half.AFTERNOON: r"\bapres.midi\b|\bafternoon\b", Half.MORNING: r"\bmatin(?:ee)?\b|\bmorning\b"}
_WHY = re.compile(
    r"\((?P<a>[^)]+)\)"
    r"|\b(?:pour|car|parce qu.|a cause d[eu]s?|en raison d[eu]s?|because(?: of)?)\s+(?P<b>.+)$"
)
_SPOTS = "salle|parking|foyer|mairie|eglise|stade|ecole|gymnase|halle|place|hall|town hall|school|car park"
_ELSEWHERE = re.compile(
    r"\b(?:(?:a|dans|sur) (?:la |l.|le )|au |in the |at the )"
    rf"(?P<place>(?:{_SPOTS})\b[^,;(]*?)(?=\s+(?:du|le|jusqu.au|from|until|on|car|pour)\b|[,;(]|$)"
)
_SQUARE = (
    r"\bplace\b|\bsquare\b|\btravaux\b|\bmarche\b|\bfete\b|\bfoire\b|\bferme\w*"
    r"|\bworks\b|\bmarket\b|\bclosed\b"
)
_AWAY = (
    r"\babsent\w*|\bmalad\w+|\bconges?\b|\bformation\b|\bpanne\b|\bgarage\b|\brevision\b"
    r"|\barret de travail\b|\b(?:ill|sick|away|training|breakdown)\b"
)
_KINDS = (
    ("road", r"\b(?:route|road)\b.*\b(?:barree|coupee|fermee|travaux|closed)\b"),
    ("opening", r"\b(?:ouverture|permanence) exceptionnelle\b|\bexceptional opening\b"),
    ("cancel", r"\bannul\w*|\bcancel\w*"),
    ("move", r"\b(?:report|decal|avanc|postpon)\w*|\bdeplac\w+ (?:du|de|au)\b"),
    ("joins", r"\brejoint\b|\bnouvel arret\b|\bnouvelle commune\b|\bjoins\b"),
    ("leaves", r"\bquitte\b|\bse retire\b|\bleaves\b"),
    ("moved", _ELSEWHERE.pattern.replace("(?P<place>", "(?:")),
    ("closed", _SQUARE),
    ("out", _AWAY),
)
"""What tells the kind of an event, the surest first."""
_CAUSES = re.compile(
    r"\b(travaux|marche|fete(?: locale)?|foire|malad(?:e|ie)|conges?|formation|panne|garage|revision"
    r"|works|market|training)\b"
)


@dataclass(frozen=True, slots=True)
class SaidEvent:
    """What was understood: the kind of an event, and its keys as people type them."""

    kind: str
    values: dict[str, str]


@dataclass(slots=True)
class _Text:
    """A text in small letters without accents, letter for letter, and what of it is still to be read."""

    typed: str
    plain: str = field(init=False)

    def __post_init__(self) -> None:
        self.plain = "".join(_letter(sign) for sign in self.typed)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match, which is read then."""
        found = pattern.search(self.plain)
        if found is not None:
            gone = " " * (found.end() - found.start())
            self.plain = self.plain[: found.start()] + gone + self.plain[found.end() :]
        return found

    def as_typed(self, found: re.Match[str], group: str | int) -> str:
        """What was typed of a match."""
        return " ".join(self.typed[found.start(group) : found.end(group)].split()).strip(" .,;")


def said_event(text: str, stops: Iterable[str], others: Iterable[str], today: date) -> SaidEvent | None:
    """The event of a sentence; None where nothing tells what happens.

    Parameters
    ----------
    stops, others
        Names of stops, and of communes that are none yet.
    today
        From which on a day without its year, or a weekday, is looked for.
    """
    said = _Text(text)
    kind = next((kind for kind, pattern in _KINDS if re.search(pattern, said.plain)), None)
    if kind is None:
        return None
    values: dict[str, str] = {}
    values |= _why(said)
    values |= _places(said, kind, stops, others)
    if kind == "opening" and (hours := said.take(_HOURS)):
        values |= {"open": said.as_typed(hours, 1), "close": said.as_typed(hours, 2)}
    half = next((half for half, pattern in _HALVES.items() if said.take(re.compile(pattern))), None)
    if half is not None:
        values["to_half" if kind == "move" else "half"] = half.value
    if kind == "moved" and (place := said.take(_ELSEWHERE)):
        name = said.as_typed(place, "place")
        values["place"] = name[:1].upper() + name[1:]
    values |= _dates(said, kind, today)
    return SaidEvent(kind, values)


def _why(said: _Text) -> dict[str, str]:
    if found := said.take(_WHY):
        return {"why": said.as_typed(found, "a" if found["a"] else "b")}
    cause = _CAUSES.search(said.plain)
    return {"why": said.as_typed(cause, 1)} if cause else {}


def _places(said: _Text, kind: str, stops: Iterable[str], others: Iterable[str]) -> dict[str, str]:
    """The stop or the commune that is named, the longest name first; of a road its two ends."""
    known = [*stops, *others] if kind in {"joins", "opening"} else [*stops]
    found = [name for name in sorted(known, key=len, reverse=True) if said.take(_called(name))]
    match kind:
        case "road":
            return {f"between-{rank}": name for rank, name in enumerate(found[:2], start=1)}
        case "out":
            return {}
        case "opening":
            return {"commune": found[0]} if found else {}
    return {"stop": found[0]} if found else {}


def _called(name: str) -> re.Pattern[str]:
    plain = "".join(map(_letter, name))
    return re.compile(rf"(?<![\w-]){'[- ]'.join(map(re.escape, re.split('[- ]', plain)))}(?![\w-])")


def _dates(said: _Text, kind: str, today: date) -> dict[str, str]:
    """From and to, or a date; of a visit that moves its old date and its new one."""
    if kind == "move":
        days = [day for day in _days(said, today) if day][:2]
        return {name: _typed(day) for name, day in zip(("date", "to_date"), days, strict=False)}
    if found := said.take(_RANGE):
        last = _read(found[2], today)
        first = None if last is None else _read_before(found[1], last)
        if first and last:
            return {"from": _typed(first), "to": _typed(last)}
    if found := said.take(_UNTIL):
        last = _read(found[1], today)
        return {"from": _typed(today), "to": _typed(last)} if last else {}
    if said.take(_NEXT_WEEK):
        monday = today + timedelta(7 - today.weekday())
        return {"from": _typed(monday), "to": _typed(monday + timedelta(6))}
    day = next(_days(said, today), None)
    return {"date": _typed(day)} if day else {}


def _days(said: _Text, today: date) -> Iterator[date]:
    """The days that are said, dates before weekdays alone."""
    while found := said.take(_SINGLE):
        if day := _read(found[1], today):
            yield day
    for pattern, more in _NEAR.items():
        if said.take(re.compile(rf"\b(?:{pattern})\b")):
            yield today + timedelta(more)
    while found := said.take(_NAMED):
        yield today + timedelta((WEEKDAYS[found[1]] - today.weekday()) % 7)


def _read(text: str, today: date) -> date | None:
    """The first such day from today on; of a year that is said that one."""
    found = _PARTS.fullmatch(" ".join(text.split()))
    if found is None or not (found[2] or found[3]):
        return None
    day, month = int(found[1]), int(found[2]) if found[2] else MONTHS[found[3]]
    if found[4]:
        return _date(int(found[4]), month, day)
    days = (_date(today.year + more, month, day) for more in range(5))
    return next((each for each in days if each and each >= today), None)


def _read_before(text: str, last: date) -> date | None:
    """The last such day up to another one, whose month it has where none is said: ``du 10 au 25 mars``.

    It may come to lie after that one; which of them was meant is for whoever said it.
    """
    found = _PARTS.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    month = int(found[2]) if found[2] else MONTHS[found[3]] if found[3] else last.month
    year = int(found[4]) if found[4] else last.year
    first = _date(year, month, int(found[1]))
    if first and first > last and not found[4] and (found[2] or found[3]):
        first = _date(year - 1, month, int(found[1]))
    return first


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _typed(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _letter(sign: str) -> str:
    """A letter as its base in lower case, one for one."""
    base = unicodedata.normalize("NFD", sign)[0].lower()
    return base if len(base) == 1 else sign
