"""The problems of the rules with their plans, to be unrolled over dates."""

from tests.problem.conftest import pilot_problem, pilot_tours, rich_problem, rich_tours

__all__ = ["pilot_problem", "pilot_tours", "rich_problem", "rich_tours"]
