"""What the outputs of a farm are drawn from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tourplanner.wording.words import Words


@dataclass(frozen=True, slots=True)
class FarmRow:
    """A job of a farm, with what came of it.

    Attributes
    ----------
    key
        The hash of all that it depends on.
    kind, code, name
        Of its instance: ``departement``, ``epci`` or ``dossier``, and what it is called.
    departement
        The code of the département that it lies in; "" for a dossier.
    scenario, options, seed
        What it was planned under; "" where the farm names none.
    found
        What is kept of its answer, as JSON has it; None where it failed.
    spent
        What it took; None where it failed, and where an earlier row has the same answer.
    """

    key: str
    kind: str
    code: str
    name: str
    departement: str
    scenario: str
    options: str
    seed: int
    found: Mapping[str, Any] | None
    spent: "Spent | None"

    @property
    def figures(self) -> Mapping[str, int | None]:
        """The figures of its plan; none where it failed."""
        return {} if self.found is None else self.found["figures"]

    def title(self, words: Words) -> str:
        """Everything that it is called, in one line."""
        seed = words("farm.with-seed", seed=self.seed) if self.seed else ""
        return " · ".join(each for each in (self.name, self.scenario, self.options, seed) if each)


@dataclass(frozen=True, slots=True)
class Spent:
    """What a job took: seconds of a processor, and how often it was begun."""

    core_seconds: float
    attempts: int


@dataclass(frozen=True, slots=True)
class FarmView:
    """A farm that was worked through.

    Attributes
    ----------
    rows
        Gives every row anew, in the order of the farm's file: they are not all in memory at once.
    core_seconds
        Seconds of a processor that all answers took.
    failures
        Why a job has no answer, in words, by its key.
    has_visits
        Whether visits are kept: a place was given a van.
    """

    title: str
    why: str
    source: str
    rows: Callable[[], Iterator[FarmRow]]
    core_seconds: float
    failures: Mapping[str, str]
    has_visits: bool
