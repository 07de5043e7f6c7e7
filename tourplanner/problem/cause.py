"""Why a stop lacks visits: the one cause that is told of it, wherever it is told."""

from dataclasses import dataclass

from tourplanner.problem.demands import Clash
from tourplanner.problem.finding import Finding


@dataclass(frozen=True, slots=True)
class Cause:
    """A clash in which the stop takes part.

    Attributes
    ----------
    clash
        The promises and the rules that no plan keeps together.
    finding
        What the audit counts of the same rules, with its figures; None where it counts nothing of them.
    """

    clash: Clash
    finding: Finding | None = None

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that are the cause, each once.

        What no config does without, such as opening hours, is named by a finding alone.
        """
        return self.finding.rules if self.finding is not None else self.clash.rule_ids

    @property
    def is_clash_alone(self) -> bool:
        """Whether the clash says all of it: no rule takes part that can't be given up."""
        return set(self.rules) == set(self.clash.rule_ids)
