"""The arithmetic of a day, compiled: the very functions of `tourplanner.problem.timing`."""

from tourplanner.problem import timing
from tourplanner.solvers.compiled import compiled_pure

before_first = compiled_pure(timing.before_first)
between_visits = compiled_pure(timing.between_visits)
after_last = compiled_pure(timing.after_last)
lunch_seconds = compiled_pure(timing.lunch_seconds)
paid_waiting = compiled_pure(timing.paid_waiting)
midday = compiled_pure(timing.midday)
half_day_times = compiled_pure(timing.half_day_times)
full_day_times = compiled_pure(timing.full_day_times)
