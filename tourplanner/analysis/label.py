"""The conditions of the label France Services, each met or not by the plan of an ordinary cycle.

People are received at least 24 hours a week on five days, by two agents, for at least nine partners
(Charte nationale d'engagement France Services).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tourplanner.analysis.unit import Unit
from tourplanner.domain.config import Config
from tourplanner.domain.period import HOUR, Calendar
from tourplanner.domain.tour import Tour

WEEK_OPENING = 24 * HOUR
WEEK_DAYS = 5
AGENTS = 2
PARTNERS = 9


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition by its public name: what it asks for at least, and what there is, both of one unit."""

    id: str
    unit: Unit
    needed: int
    found: int

    @property
    def is_met(self) -> bool:
        """Whether there is as much as it asks for."""
        return self.found >= self.needed


def conditions(config: Config, calendar: Calendar, tours: Sequence[Tour]) -> tuple[Condition, ...]:
    """Every condition; of the weeks of the cycle the least one counts."""
    days: dict[int, set[date]] = defaultdict(set)
    opening: dict[int, int] = defaultdict(int)
    for tour in tours:
        week = calendar.week(tour.date)
        days[week].add(tour.date)
        opening[week] += tour.service_seconds
    weeks = range(1, calendar.weeks + 1)
    return (
        Condition("week-opening", Unit.SECONDS, WEEK_OPENING, min(opening[week] for week in weeks)),
        Condition("week-days", Unit.DAYS, WEEK_DAYS, min(len(days[week]) for week in weeks)),
        Condition("agents", Unit.COUNT, AGENTS, _fewest_agents(config, tours)),
        Condition("partners", Unit.COUNT, PARTNERS, len(config.service.partners)),
    )


def _fewest_agents(config: Config, tours: Sequence[Tour]) -> int:
    """Those who receive people, in the smallest crew that drives; a driver of its own is none of them."""
    usual = config.costs.agents
    agents = {crew.id: usual if crew.agents is None else crew.agents for crew in config.crews}
    return min((agents.get(tour.crew, usual) for tour in tours), default=usual)
