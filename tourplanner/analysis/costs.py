"""What the tours of a cycle cost. Money is in whole cents inside."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tourplanner.analysis.label import conditions
from tourplanner.domain.config import Config
from tourplanner.domain.period import HOUR, Calendar
from tourplanner.domain.reckoning import TOURING_WEEKS
from tourplanner.domain.tour import Tour

CENTS = 100


@dataclass(frozen=True, slots=True)
class Cost:
    """Cents that a cycle costs: fuel, hours of the agents, and its share of the price of the vans.

    ``grants`` are what others pay towards it.
    """

    fuel: int
    agents: int
    vehicles: int
    grants: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return self.fuel + self.agents + self.vehicles

    @property
    def net(self) -> int:
        """What is left to the service; negative where others pay more than it costs."""
        return self.total - self.grants

    def each(self, count: int) -> int | None:
        """Cents for each of `count` visits or residents; None when there are none."""
        return round(self.total / count) if count else None


def cycle_cost(config: Config, calendar: Calendar, tours: Sequence[Tour]) -> Cost:
    """The cost of the tours of one cycle.

    fuel = km / 100 · litres · price; agents = hours of work · people on board · rate; and of each van, in use
    or not, price / years · touring dates of the cycle / touring days of a year. Grants are spread over the
    year as vans are; one that goes with a label is paid where the plan meets all of its conditions.
    """
    rules = config.costs
    kilometres = sum(tour.distance_m for tour in tours) / 1000
    aboard = {
        crew.id: (rules.agents if crew.agents is None else crew.agents) + crew.drivers
        for crew in config.crews
    }
    worked: Counter[str] = Counter()
    for tour in tours:
        worked[tour.crew] += tour.work_seconds
    fuel = kilometres / 100 * rules.fuel_litres_per_100km * rules.fuel_euros_per_litre
    agents = sum(
        seconds / HOUR * aboard.get(crew, rules.agents) * rules.agent_euros_per_hour
        for crew, seconds in worked.items()
    )
    a_year = len(config.vans) * rules.vehicle_euros / rules.vehicle_years
    return Cost(
        fuel=round(fuel * CENTS),
        agents=round(agents * CENTS),
        vehicles=round(a_year * _share_of_year(config, calendar) * CENTS),
        grants=round(_granted(config, calendar, tours) * _share_of_year(config, calendar) * CENTS),
    )


def _granted(config: Config, calendar: Calendar, tours: Sequence[Tour]) -> float:
    """Euros of a year that are paid at the start of the cycle."""
    paid = [grant for grant in config.costs.grants if grant.is_paid_on(calendar.start)]
    labels = {grant.label for grant in paid if grant.label is not None}
    met = {label for label in labels if all(each.is_met for each in conditions(config, calendar, tours))}
    return sum(grant.euros_per_year for grant in paid if grant.label is None or grant.label in met)


def _share_of_year(config: Config, calendar: Calendar) -> float:
    """Which part of a year's touring the cycle is."""
    days = config.costs.touring_days_per_year
    return calendar.weeks / TOURING_WEEKS if days is None else len(calendar.dates) / days
