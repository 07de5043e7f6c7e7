"""The weekdays of a rhythm, and the Nth ones of a month, word by word."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tourplanner.domain.recurrence import NthWeekday
from tourplanner.inputs.typed.recurrence_words import ARTICLES, FILLERS, ordinal_of, weekday_of

SIGNS = frozenset(",&+")


@dataclass(slots=True)
class Days:
    """Ordinals and the weekdays that follow them: ``2e et 4e jeudi``, ``1er mardi et 3e jeudi``.

    Attributes
    ----------
    found
        Each day with its ordinal, 0 where it has none, in the order of the text.
    unknown
        The words that say nothing of days.
    is_mixed
        Whether it is not clear which days an ordinal is of: "le 1er mardi et le jeudi".
    """

    ordinals: list[int] = field(default_factory=list)
    found: list[NthWeekday] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    is_mixed: bool = False
    after_article: bool = False
    has_weekday: bool = False

    @classmethod
    def of(cls, words: Iterable[str]) -> "Days":
        """Those of a text's words."""
        days = cls()
        for word in words:
            days.take(word)
        return days

    @property
    def lacks_weekday(self) -> bool:
        """Whether an ordinal is of no day."""
        return bool(self.ordinals) and not self.has_weekday

    @property
    def weekdays(self) -> frozenset[int]:
        """The days without an ordinal."""
        return frozenset(day.weekday for day in self.found if not day.ordinal)

    @property
    def nths(self) -> tuple[NthWeekday, ...]:
        """The days with an ordinal, each once."""
        return tuple(dict.fromkeys(day for day in self.found if day.ordinal))

    def take(self, word: str) -> None:
        """One word more."""
        nth, weekday = ordinal_of(word), weekday_of(word)
        if nth == 0:
            self.unknown.append(word)
        elif nth is not None:
            self._take_ordinal(nth)
        elif weekday is not None:
            self._take_weekday(weekday)
        elif word in FILLERS:
            self.after_article = word in ARTICLES
        elif word not in SIGNS:
            self.unknown.append(word)

    def _take_ordinal(self, nth: int) -> None:
        if self.has_weekday:
            self.ordinals, self.has_weekday = [], False
        self.ordinals.append(nth)
        self.after_article = False

    def _take_weekday(self, day: int) -> None:
        # Every Thursday, or the first one?
        if self.has_weekday and self.ordinals and self.after_article:
            self.is_mixed = True
        self.found.extend(NthWeekday(nth, day) for nth in self.ordinals or [0])
        self.has_weekday, self.after_article = True, False
