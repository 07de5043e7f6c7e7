"""What a working day, week and cycle may be."""

from dataclasses import dataclass

from tourplanner.domain.period import DAY


@dataclass(frozen=True, slots=True)
class WorkRules:
    """What a working day, week and cycle may be; seconds and times of day in seconds.

    ``lunch_spare`` is how much of ``lunch`` is room for delays, which nobody has to eat in.
    """

    earliest_start: int
    latest_end: int
    lunch_opens: int
    lunch_closes: int
    lunch: int
    prepare: int
    close: int
    setup: int
    packup: int
    max_drive_day: int
    max_work_day: int
    max_span_day: int
    min_rest: int
    max_work_week: int
    mean_work_week: int
    one_area_per_day: bool
    lunch_spare: int = 0

    @property
    def rest_can_bind(self) -> bool:
        """Whether two legal days in a row could leave less than `min_rest` between them."""
        return DAY - self.latest_end + self.earliest_start < self.min_rest
