"""Hours that a stop has of its own, in the stead of those of the sessions."""

from dataclasses import dataclass

from tourplanner.domain.period import Half


@dataclass(frozen=True, slots=True)
class OwnHours:
    """Hours of a stop on a ``weekday`` and in a ``half`` (None: any), instead of those of the session.

    ``opens`` and ``closes`` are what a visit lies within, ``start`` is when it begins exactly, ``service``
    how long it is; None where nothing is said. Those of a half are its hours, be they longer than the
    session; without a half they make sessions shorter.
    """

    weekday: int | None = None
    half: Half | None = None
    opens: int | None = None
    closes: int | None = None
    start: int | None = None
    service: int | None = None

    def covers(self, weekday: int, half: Half) -> bool:
        """Whether they are hours of that half of that weekday."""
        return self.weekday in (None, weekday) and self.half in (None, half)
