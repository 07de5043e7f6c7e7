"""An event added as one says it, in a sentence."""

import re
from datetime import date
from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.inputs.typed.days import end_of_month
from tourplanner.inputs.typed.said_event import SaidEvent, said_event
from tourplanner.message import Notify, message
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import Dossier, open_dossier
from tourplanner.workflow.year.event import ChangedEvents, add_event
from tourplanner.workflow.year.event_dates import last_date

_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b")
"""A date in a sentence, in digits."""


def understood(text: str, dossier: Dossier, today: date) -> SaidEvent:
    """What a sentence says of the stops of a dossier; days before its cycle starts are not meant.

    Raises
    ------
    InputError
        If nothing in it tells what happens, or a month lacks a day of it.
    """
    for day in _DATE.findall(text):
        if (last := end_of_month(day)) is not None:
            raise InputError.of("", message("event.beyond-month", value=day, last=last))
    start = dossier.plan.plan_file.start
    from_day = max(today, start) if today <= last_date(dossier.plan) else start
    communes = dossier.plan.catalogue.communes.values()
    found = said_event(
        text, (stop.name for stop in dossier.config.stops), (each.name for each in communes), from_day
    )
    if found is None:
        raise InputError.of("", message("event.not-understood"), message("event.say-like"))
    return found


def say_event(
    path: Path, text: str, today: date, lang: Language, data: Path | None, notify: Notify
) -> ChangedEvents:
    """Add the event of a sentence to the config of a dossier.

    Raises
    ------
    InputError
        As `understood`, or as `workflow.year.event.add_event` of what is missing in it.
    """
    found = understood(text, open_dossier(path, data, notify), today)
    values: dict[str, object] = {**found.values}
    ends = tuple(str(values.pop(name)) for name in ("between-1", "between-2") if name in values)
    if ends:
        values["between"] = ends
    return add_event(path, {"kind": found.kind, **values}, {}, lang, data, notify)
