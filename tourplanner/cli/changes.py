"""What changed in a schedule and why, as lines of text: by date, long closures in one piece."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tourplanner.domain.schedule import Change, Fate
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.domain.stop_titles import stop_titles
from tourplanner.message import Value, message
from tourplanner.problem.rules import rule_of
from tourplanner.schedule.summary import owed_changes
from tourplanner.wording.language import Language
from tourplanner.wording.terms import half_of_stop
from tourplanner.wording.words import Words, words_in
from tourplanner.workflow.year.schedule import Published

FEW_DATES = 2
"""More dates in a row that are closed for one reason, all their visits skipped, are told in one line."""


@dataclass(frozen=True, slots=True)
class _Day:
    """The changes of one date that have one reason."""

    day: date
    why: str
    changes: tuple[Change, ...]

    @property
    def skips_all(self) -> bool:
        return not any(change.is_held for change in self.changes)


class _Teller:
    """Says changes of a schedule in a language."""

    def __init__(self, made: Published, words: Words) -> None:
        self.words = words
        self.names = stop_titles(made.config.stops)
        self.stops = {stop.id: stop for stop in made.config.stops}
        self.hours = {each.key: (each.start, each.end) for each in made.schedule.appointments}
        self.reach = message("unit.days", n=made.config.schedule.shift_days)

    def days(self, changes: tuple[Change, ...]) -> list[_Day]:
        """The changes by date and reason."""
        groups = groupby(changes, key=lambda change: (change.old_date, self.why(change)))
        return [_Day(day, why, tuple(group)) for (day, why), group in groups]

    def why(self, change: Change) -> str:
        """The reason of a change."""
        if change.rule:
            return change.why or self.words.of(rule_of(change.rule).because)
        if change.fate is Fate.SWAPPED:
            return self.words("published.swap-with", stop=change.why)
        if change.partner:
            return self.words("published.gives-way", stop=change.why)
        if change.fate is Fate.SKIPPED and not change.why:
            # What nobody closed and nobody moved has no van left on its date.
            return self.words("published.no-room")
        return change.why or self.words("published.by-hand")

    def lines(self, days: list[_Day]) -> Iterator[str]:
        """Dates that follow one another with the same reason."""
        if len(days) > FEW_DATES and all(day.skips_all for day in days):
            yield self.words("published.days", first=days[0].day, last=days[-1].day, why=days[0].why)
            changes = [change for day in days for change in day.changes]
            yield from (f"  {self.skipped(same)}" for same in _alike(changes))
            return
        for day in days:
            yield self.words("published.day", day=day.day, why=day.why)
            skips = [change for change in day.changes if not change.is_held]
            yield from (f"  {self.skipped(same)}" for same in _alike(skips))
            yield from (f"  {self.held(change)}" for change in day.changes if change not in skips)

    def skipped(self, changes: list[Change]) -> str:
        """Visits that fall away for the same want of another place."""
        if len({change.old_date for change in changes}) == 1:
            named = [self.visit(change) for change in changes]
        else:
            counted = Counter(change.stop for change in changes)
            named = [self.times(stop, number) for stop, number in counted.items()]
        words, alone = self.words, len(changes) == 1
        if changes[0].wanted is OnClosed.SKIP:
            return (
                words("published.skipped", visits=named)
                if alone
                else words("published.all-skipped", visits=named)
            )
        if alone:
            return words("published.in-vain", visits=named, days=self.reach)
        return words("published.all-in-vain", visits=named, days=self.reach)

    def held(self, change: Change) -> str:
        """A visit that takes place at another time."""
        assert change.new_date is not None
        assert change.new_half is not None
        opens, closes = self.hours[change.key]
        when: dict[str, Value] = {
            "visit": self.visit(change),
            "day": change.new_date,
            "half": half_of_stop(change.new_half, self.stops.get(change.stop), self.words.lang),
            "opens": opens,
            "closes": closes,
        }
        if change.fate is Fate.SWAPPED:
            partner = self.names.get(change.partner, change.partner)
            return self.words("published.swapped", partner=partner, **when)
        if change.is_later:
            return self.words("published.put-off", **when)
        return self.words("published.brought-forward", **when)

    def times(self, stop: str, number: int) -> str:
        """``Viella (2 fois)``; a single time is not told."""
        name = self.names[stop]
        return name if number == 1 else self.words("published.times", stop=name, n=number)

    def visit(self, change: Change) -> str:
        """``Viella (matin)``."""
        half = half_of_stop(change.old_half, self.stops.get(change.stop), self.words.lang)
        return self.words("published.visit", stop=self.names[change.stop], half=half)


def _alike(changes: list[Change]) -> list[list[Change]]:
    """Skipped visits by whether another place was wanted."""
    wished = [change for change in changes if change.wanted is OnClosed.SKIP]
    vain = [change for change in changes if change.wanted is not OnClosed.SKIP]
    return [group for group in (wished, vain) if group]


def change_lines(made: Published, lang: Language) -> list[str]:
    """What is lost or elsewhere, after a title; not what falls in a pause, which nobody was promised."""
    words = words_in(lang)
    changes = owed_changes(made.config, made.schedule)
    if not changes:
        return [words("published.no-changes")]
    teller = _Teller(made, words)
    lines = [words("published.changes")]
    for _, days in groupby(teller.days(changes), key=lambda day: (day.why, day.skips_all)):
        lines += teller.lines(list(days))
    return lines
