"""A plan that was made just now."""

from dataclasses import dataclass

from tourplanner.analysis.punctuality.plan import punctuality
from tourplanner.analysis.punctuality.told import told_punctuality
from tourplanner.domain.plan import Plan
from tourplanner.domain.plan_file import PlanFile
from tourplanner.message import Message
from tourplanner.workflow.opened_plan import OpenedPlan
from tourplanner.workflow.sources.source import Source


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with what it was made from; why the search ended early, if it did.

    ``unprepared``: the engine was still being compiled, so that simpler means made the plan.
    """

    plan_file: PlanFile
    source: Source
    interrupted: bool
    out_of_time: bool
    unprepared: bool = False

    @property
    def opened(self) -> OpenedPlan:
        """The plan as if it had been written and opened again."""
        return OpenedPlan(self.plan_file, self.source.catalogue, self.source.problem, whole=self.source.whole)

    @property
    def plan(self) -> Plan:
        """The tours, what is missing and why, and what is proven."""
        return self.plan_file.plan

    @property
    def told_punctuality(self) -> tuple[Message, ...]:
        """Where and when it is not on time nineteen times of twenty."""
        problem, tours = self.source.problem, self.plan.tours
        sure = punctuality(problem.config, self.plan_file.travel.provenance, tours)
        return tuple(told_punctuality(tours, sure, lambda stop: problem.stop(stop).name))

    @property
    def keeps_promises(self) -> bool:
        """Whether every required visit has its date."""
        return self.plan.keeps_promises
