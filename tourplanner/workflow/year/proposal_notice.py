"""What is said of a calendar that is made anew though people were told of another one."""

from pathlib import Path

from tourplanner.domain.config import Config
from tourplanner.domain.event import Leaves, VisitCancelled, VisitMoved
from tourplanner.domain.schedule import Appointment, Schedule
from tourplanner.message import Message, message
from tourplanner.wording.command_line import command_line


def proposal_notice(config: Config, told: Schedule, anew: Schedule, folder: Path) -> Message | None:
    """A remark if dates that were told change by what closed dates do, and by no proposal.

    What the planner moves or cancels by hand, and what a stop loses that leaves, was asked for.

    Parameters
    ----------
    config
        With its events.
    told, anew
        What people were told, and the schedule that would take its place.
    """
    now = {(each.key, each.date) for each in anew.appointments if not each.cancelled}
    changed = [
        each
        for each in told.appointments
        if not each.cancelled
        and anew.start <= each.date <= anew.until
        and (each.key, each.date) not in now
        and not _is_asked(config, each)
    ]
    if not changed:
        return None
    command = command_line("replan", str(folder))
    return message("schedule.without-proposal", n=len(changed), command=command)


def _is_asked(config: Config, told: Appointment) -> bool:
    """Whether an event says itself that a visit is not on its date."""
    return any(
        (
            isinstance(event, VisitMoved | VisitCancelled)
            and (event.stop, event.date) == (told.stop, told.date)
        )
        or (isinstance(event, Leaves) and event.stop == told.stop and event.on <= told.date)
        for event in config.events
    )
