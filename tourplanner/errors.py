"""The errors of tourplanner: one tree, the exit code on the class.

The command line turns every `TourPlannerError` into its message and leaves with its `exit_code`;
nothing else in the project decides about exit codes. That a promise cannot be kept is a result
(`domain.plan.Status`), not an error.
"""

from collections.abc import Iterable
from dataclasses import dataclass


class TourPlannerError(Exception):
    """Any failure that tourplanner explains to its user."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with an input.

    Attributes
    ----------
    where
        File and place in it, as exact as is known: ``communes.csv, line 12, column latitude``.
    what
        The value seen and what is allowed, one sentence without a final full stop.
    maybe
        A likely cure, to be read after the word "Maybe"; empty when none is known.
    """

    where: str
    what: str
    maybe: str = ""

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}." if self.where else f"{self.what}."
        return f"{line}\n    Maybe {self.maybe}." if self.maybe else line


class InputError(TourPlannerError):
    """Bad usage or input; holds every fault that was found, not only the first."""

    exit_code = 2

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    @classmethod
    def of(cls, where: str, what: str, maybe: str = "") -> "InputError":
        """An error with a single fault."""
        return cls([Fault(where, what, maybe)])


class TravelError(TourPlannerError):
    """A travel-time provider did not give the times that were asked of it."""

    exit_code = 3


class BrokenRuleError(TourPlannerError):
    """A plan or a schedule breaks a rule where only a legal one will do, as ``check`` would find."""

    exit_code = 4
