"""A schedule with what a later command needs to know whether it goes with its plan."""

from dataclasses import dataclass

from tourplanner.domain.schedule import Schedule


@dataclass(frozen=True, slots=True)
class ScheduleFile:
    """What ``schedule.json`` holds.

    ``plan_sha256`` is the SHA-256 of the bytes of the ``plan.json`` that was unrolled, in hexadecimal: by
    it a schedule is known to be out of date. ``follows`` is the number of the publication whose successor
    it is, 0 for none; None for a file of a release that kept no publications: what it told was told.
    ``basis`` is a sum over the config that it was made from, events included; "" in a file of such a release.
    """

    schedule: Schedule
    title: str
    plan_sha256: str
    created_with: str
    follows: int | None = None
    basis: str = ""
