"""A day of a van, and prices that are easy to reckon with."""

from datetime import date

from tourplanner.domain.period import HOUR, Half
from tourplanner.domain.reckoning import CostRules
from tourplanner.domain.tour import Tour, Visit

TOUR = Tour(
    van="camping-car",
    depot="auch",
    date=date(2027, 1, 4),
    start=8 * HOUR,
    leave=8 * HOUR,
    back=17 * HOUR,
    end=17 * HOUR,
    lunch=(12 * HOUR, 13 * HOUR),
    visits=(Visit("32463", Half.MORNING, 9 * HOUR, 9 * HOUR, 12 * HOUR, HOUR, 60_000),),
    leg_back_drive_seconds=HOUR,
    leg_back_distance_m=40_000,
)
"""100 km and eight hours of work."""

RULES = CostRules(
    fuel_litres_per_100km=10,
    fuel_euros_per_litre=2,
    agents=2,
    agent_euros_per_hour=30,
    vehicle_euros=88_000,
    vehicle_years=10,
)
