"""The rules of a plan, one function each; their ids are public."""

from tourplanner.problem.rules import crew, promise, tour, visit
from tourplanner.problem.rules.violation import Rule, Violation

__all__ = ["RULES", "Rule", "Violation"]

RULES: tuple[Rule, ...] = (
    Rule("session-window", "A visit lies wholly inside its session's opening hours.", visit.session_window),
    Rule("sequence", "Visits follow each other with pack-up, travel, lunch and set-up.", tour.sequence),
    Rule("lunch", "A day with both halves has one lunch, long enough, in its window.", tour.lunch),
    Rule("day-hours", "A tour lies between the earliest start and the latest end.", tour.day_hours),
    Rule("drive-day", "A tour drives no longer than the day's limit.", tour.drive_day),
    Rule("work-day", "A crew works no longer than the day's limit.", tour.work_day),
    Rule("span-day", "A day from start to end is no longer than its limit.", tour.span_day),
    Rule("rest", "A crew rests long enough between following days.", crew.rest),
    Rule("work-week", "A crew works no longer than the week's limit.", crew.work_week),
    Rule("work-cycle", "A crew works no longer than the mean week, over the cycle.", crew.work_cycle),
    Rule("van-day", "A van makes at most one tour a date, on touring dates, from its depot.", crew.van_day),
    Rule("area-days", "An area with weekdays is served only then.", visit.area_days),
    Rule("stop-days", "A stop is served on its own weekdays, halves and open dates.", visit.stop_days),
    Rule("one-area", "A tour stays in one area.", tour.one_area),
    Rule("visits", "A required stop gets its visits, a commune at most one a day.", promise.visits),
    Rule("gap", "Visits of a stop are neither too close nor too far apart.", promise.gap),
    Rule("regular", "All visits of a regular stop share weekday and half-day.", promise.regular),
    Rule("lock", "What the planner fixed stays where it was fixed.", promise.lock),
    Rule("travel", "Every leg uses the matrix's time and distance.", tour.travel),
)
