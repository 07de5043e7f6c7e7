"""What an audit finds: a promise that no plan keeps, with the figures that prove it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Finding:
    """A promise, or several together, that cannot be kept.

    Attributes
    ----------
    kind
        Of one stop: ``closed`` (no session is open to it), ``locked-out`` (a visit is fixed where
        none may be), ``locks`` (more dates are fixed than visits wanted), ``pattern`` (no set of
        sessions keeps its gaps and its slot), ``dates`` (fewer touring dates than visits),
        ``unreachable`` (no legal day goes there and back), ``far`` (no day at all does).
        Of several: ``crowded`` (more visits than half-days, none of which takes two),
        ``minutes`` (more minutes than all half-days have), ``days`` (more days than there are,
        one area a day), ``hours`` (more work than the crews may do in the cycle), ``tally`` (all tours
        together may not count as much by a rule).
    rules
        The cause: of one stop the fewest rules that forbid it, of several those without any of which
        the count would come out. A limit of the crews holds `van-day` in it.
    counts
        The figures of the sentence by name; for ``closed`` rule ids with how many sessions each
        excludes, for ``unreachable`` with what a day would need. Durations are in seconds.
    area, weekdays
        What the finding is about: an area, "" for all of them, and on which weekdays it is open.
    day
        The date of a lock.
    """

    kind: str
    stops: tuple[str, ...]
    rules: tuple[str, ...]
    counts: tuple[tuple[str, int], ...] = ()
    area: str = ""
    weekdays: tuple[int, ...] = ()
    day: date | None = None
