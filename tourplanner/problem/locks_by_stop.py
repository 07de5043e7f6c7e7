"""The locks of a config by their stops: sorted once, for all the half-days and stops that ask for theirs."""

from collections.abc import Mapping
from functools import lru_cache

from tourplanner.domain.config import Config, Lock

CONFIGS = 16
"""How many lists of locks are kept sorted: those of a year's phases differ from each other at most in one."""


class _Same:
    """Locks that are told from others by the tuple that they are: comparing takes as long as sorting."""

    __slots__ = ("locks",)

    def __init__(self, locks: tuple[Lock, ...]) -> None:
        self.locks = locks

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.locks is other.locks

    def __hash__(self) -> int:
        return id(self.locks)


def locks_of(config: Config, stop: str) -> tuple[Lock, ...]:
    """The locks of the stop with this id, in the config's order."""
    return _by_stop(_Same(config.locks)).get(stop, ()) if config.locks else ()


@lru_cache(maxsize=CONFIGS)
def _by_stop(same: _Same) -> Mapping[str, tuple[Lock, ...]]:
    found: dict[str, list[Lock]] = {}
    for lock in same.locks:
        found.setdefault(lock.stop, []).append(lock)
    return {stop: tuple(locks) for stop, locks in found.items()}
