"""Some eighty ways to break a good plan."""

from tests.problem.mutations import days, limits, pilot, promises, times
from tests.problem.mutations.mutation import MUTATIONS, Mutation

__all__ = ["MUTATIONS", "Mutation", "days", "limits", "pilot", "promises", "times"]
