"""The half-days that rules leave to stops, found for each stop when they are first asked for.

A year poses one problem for each of its cycles, and mostly asks each of them of the few stops that something
happened to.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import SupportsIndex, overload

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.period import Calendar
from tourplanner.problem.rules.registry import rules
from tourplanner.problem.rules.session_window import SESSION_WINDOW


class StopOpenings(Sequence[frozenset[int]]):
    """Per stop of a config, the ranks of the sessions that no rule takes from it.

    ``catch_up`` are the ranks of sessions that only stops have which are caught up with; ``kept`` those that
    some stops have alone, with their ids.
    """

    __slots__ = ("_calendar", "_catch_up", "_found", "_kept", "_stops", "_taking")

    def __init__(
        self,
        config: Config,
        calendar: Calendar,
        catch_up: frozenset[int] = frozenset(),
        kept: Mapping[int, frozenset[str]] | None = None,
    ) -> None:
        # Only rules that can take a session away are asked; the slowest, that of the hours, comes last.
        asked = sorted(rules(), key=lambda rule: rule is SESSION_WINDOW)
        self._taking = tuple(rule.excludes for rule in asked if rule.excludes is not None)
        self._stops = (config, config.stops)
        self._calendar = calendar
        self._catch_up = catch_up
        self._kept = kept or {}
        self._found: list[frozenset[int] | None] = [None] * len(config.stops)

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, index: SupportsIndex) -> frozenset[int]: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[frozenset[int], ...]: ...
    def __getitem__(self, index: SupportsIndex | slice) -> frozenset[int] | tuple[frozenset[int], ...]:
        if isinstance(index, slice):
            return tuple(self[each] for each in range(len(self))[index])
        found = self._found[index]
        if found is None:
            config, stops = self._stops
            found = frozenset(self._open_to(config, stops[index]))
            self._found[index] = found
        return found

    def _open_to(self, config: Config, stop: Stop) -> Iterator[int]:
        calendar, taking = self._calendar, self._taking
        for rank, session in enumerate(calendar.sessions):
            if rank in self._catch_up and not stop.catch_up:
                continue
            if rank in self._kept and stop.id not in self._kept[rank]:
                continue
            if not any(takes(config, calendar, stop, session) for takes in taking):
                yield rank
