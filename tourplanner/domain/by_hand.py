"""What was proven of a plan before its visits were moved by hand."""

from dataclasses import dataclass

from tourplanner.domain.plan import Status


@dataclass(frozen=True, slots=True)
class Lacking:
    """How many visits a plan lacks: required ones, and wished ones by their priority, in order."""

    required: int
    wishes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ByHand:
    """The proof that a plan had before it was changed by hand, kept for when it holds again.

    ``bound``: seconds that every plan drives at least which lacks what ``lacking`` says and breaks no rule;
    ``status`` is that of the plan which was found then.
    """

    status: Status
    bound: int | None
    lacking: Lacking
