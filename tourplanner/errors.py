"""The errors of tourplanner: one tree, the exit code on the class.

The command line turns every `TourPlannerError` into its message and leaves with its `exit_code`;
nothing else in the project decides about exit codes. That a promise cannot be kept is a result
(`domain.plan.Status`), not an error.

An error holds messages, not sentences: the door that shows it knows its reader's language. Where no
door does, ``str(error)`` words it in the default one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tourplanner.message import Message, Text, message, said


class TourPlannerError(Exception):
    """Any failure that tourplanner explains to its user; `text` says which."""

    exit_code = 1

    def __init__(self, text: Text = "") -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return said(self)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with an input.

    Attributes
    ----------
    where
        File and place in it, as exact as is known; empty when there is none.
    what
        The value seen and what is allowed, one sentence without a final full stop.
    maybe
        A likely cure, to be read after the word "Maybe"; empty when none is known.
    """

    where: Text
    what: Message
    maybe: Text = ""

    def __str__(self) -> str:
        return said(self)


class InputError(TourPlannerError):
    """Bad usage or input; holds every fault that was found, not only the first."""

    exit_code = 2

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__()
        self.faults = tuple(faults)

    @classmethod
    def of(cls, where: Text, what: Message, maybe: Text = "") -> "InputError":
        """An error with a single fault."""
        return cls([Fault(where, what, maybe)])


class RemoteError(TourPlannerError):
    """A service on another machine did not do what was asked of it.

    `what` is a sentence without a final full stop, `maybe` a likely cure as in a `Fault`.
    """

    exit_code = 3

    def __init__(self, what: Message, maybe: Text = "") -> None:
        super().__init__(
            message("fault.cured", what=what, cure=maybe) if maybe else message("fault.nowhere", what=what)
        )


class TravelError(RemoteError):
    """A travel-time provider did not give the times that were asked of it."""


class MissedPromiseError(TourPlannerError):
    """A plan lacks visits that were promised, where only one with all of them will do."""

    exit_code = 4


class BrokenRuleError(TourPlannerError):
    """A plan or a schedule breaks a rule where only a legal one will do, as ``check`` would find."""

    exit_code = 4
