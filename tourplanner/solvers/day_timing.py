"""The arithmetic of a day, compiled: the very functions of `tourplanner.problem.timing` and `noon`."""

from tourplanner.problem import noon, timing
from tourplanner.solvers.compiled import compiled_pure

before_first = compiled_pure(timing.before_first)
between_visits = compiled_pure(timing.between_visits)
after_last = compiled_pure(timing.after_last)
lunch_seconds = compiled_pure(timing.lunch_seconds)
paid_waiting = compiled_pure(timing.paid_waiting)
first_starts = compiled_pure(timing.first_starts)
one_piece = compiled_pure(timing.one_piece)
midday = compiled_pure(timing.midday)
half_day_times = compiled_pure(timing.half_day_times)
whole_day_times = compiled_pure(timing.whole_day_times)
full_day_times = compiled_pure(timing.full_day_times)
with_lunch_between = compiled_pure(noon.with_lunch_between)
