"""``schedule.json``: a schedule file as text, the same text for the same schedule, and back."""

import json
from collections.abc import Iterable
from functools import lru_cache

from tourplanner.domain.aim import Aim, ProvenAim
from tourplanner.domain.codec import Json, clock_text, encode_rhythms, encode_tour
from tourplanner.domain.config import Stop
from tourplanner.domain.decoder import read_tour
from tourplanner.domain.document import FORMAT, SCHEDULE, read_root
from tourplanner.domain.fields import Faults, Fields
from tourplanner.domain.message_codec import is_writable
from tourplanner.domain.period import Half
from tourplanner.domain.place import Position
from tourplanner.domain.plan import Status
from tourplanner.domain.schedule import Appointment, Change, Fate, LongestGap, Schedule
from tourplanner.domain.schedule_file import ScheduleFile
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.domain.told_rhythm import ToldRhythm
from tourplanner.message import message

HALVES = tuple(half.value for half in Half)


def encode_schedule(file: ScheduleFile, stops: Iterable[Stop], rhythms: Iterable[ToldRhythm] = ()) -> str:
    """The text of ``schedule.json``: keys in a fixed order, UTF-8 letters, a line end at the end.

    `stops` of the config give the visits of tours their commune and name; `rhythms` are those by which people
    know stops, and are not read again.
    """
    named = {stop.id: stop for stop in stops}
    schedule = file.schedule
    table: Json = {
        "format": FORMAT,
        "title": file.title,
        "plan_sha256": file.plan_sha256,
        "created_with": file.created_with,
        **({} if file.follows is None else {"follows": file.follows}),
        **({"basis": file.basis} if file.basis else {}),
        "start": schedule.start.isoformat(),
        "until": schedule.until.isoformat(),
        "tours": [encode_tour(tour, named) for tour in schedule.tours],
        "appointments": [_appointment(each) for each in schedule.appointments],
        "changes": [_change(each) for each in schedule.changes],
        "longest_gaps": [_gap(each) for each in schedule.gaps],
        "aims": [encode_aim(each) for each in schedule.aims],
        **({"people": dict(schedule.people)} if schedule.people else {}),
        **encode_rhythms(rhythms),
    }
    return json.dumps(table, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


# A command reads the draft and what was told more than once.
@lru_cache(maxsize=4)
def decode_schedule(text: str, source: str) -> ScheduleFile:
    """The schedule file that `text` says; keys that are not known are passed over.

    Parameters
    ----------
    text
        The content of a ``schedule.json``.
    source
        Name of the file, for faults.

    Raises
    ------
    InputError
        With all faults: the text is not JSON, not a schedule, of another format, has keys that are
        missing or whose values are of another kind, or names two appointments alike.
    """
    faults = Faults(source)
    root = read_root(text, faults, SCHEDULE)
    schedule = Schedule(
        start=root.day("start"),
        until=root.day("until"),
        tours=tuple(read_tour(row) for row in root.each("tours")),
        appointments=tuple(_read_appointment(row) for row in root.each("appointments")),
        changes=tuple(_read_change(row) for row in root.each("changes")),
        gaps=tuple(_read_gap(row) for row in root.each("longest_gaps")),
        aims=tuple(_read_aim(row) for row in root.each("aims")) if root.has("aims") else (),
        people=_read_people(root.inner("people")) if root.has("people") else {},
    )
    file = ScheduleFile(
        schedule,
        root.text("title"),
        root.text("plan_sha256"),
        root.text("created_with"),
        root.optional("follows", Fields.whole),
        root.optional("basis", Fields.text) or "",
    )
    if not faults.found:
        _require_own_keys(schedule, faults)
    faults.settle()
    return file


def _require_own_keys(schedule: Schedule, faults: Faults) -> None:
    """Each appointment has a key of its own: calendars know it by that alone."""
    seen: set[str] = set()
    for number, each in enumerate(schedule.appointments, start=1):
        if each.key in seen:
            faults.add(f"appointments[{number}].key", message("json.same-key", key=each.key))
        seen.add(each.key)


def _appointment(each: Appointment) -> Json:
    return {
        "key": each.key,
        "stop": each.stop,
        "place": each.place,
        "latitude": each.position.latitude if each.position else None,
        "longitude": each.position.longitude if each.position else None,
        "van": each.van,
        "date": each.date.isoformat(),
        "half": each.half.value,
        "start": clock_text(each.start),
        "end": clock_text(each.end),
        **({"pause": [clock_text(time) for time in each.pause]} if each.pause else {}),
        "sequence": each.sequence,
        "cancelled": each.cancelled,
    }


def _read_appointment(fields: Fields) -> Appointment:
    return Appointment(
        key=fields.text("key"),
        stop=fields.text("stop"),
        van=fields.text("van"),
        date=fields.day("date"),
        half=_half(fields, "half"),
        start=fields.clock("start"),
        end=fields.clock("end"),
        sequence=fields.whole("sequence"),
        cancelled=fields.flag("cancelled"),
        place=fields.text("place"),
        position=_position(fields),
        pause=fields.optional("pause", Fields.span),
    )


def _position(fields: Fields) -> Position | None:
    if not (fields.has("latitude") or fields.has("longitude")):
        return None
    return Position(fields.number("latitude", -90, 90), fields.number("longitude", -180, 180))


def _change(each: Change) -> Json:
    return {
        "key": each.key,
        "stop": each.stop,
        "old_date": each.old_date.isoformat(),
        "old_half": each.old_half.value,
        "rule": each.rule,
        "why": each.why,
        "wanted": each.wanted.value,
        "fate": each.fate.value,
        "new_date": each.new_date.isoformat() if each.new_date else None,
        "new_half": each.new_half.value if each.new_half else None,
        "partner": each.partner,
    }


def _read_change(fields: Fields) -> Change:
    fate = Fate(fields.one_of("fate", [fate.value for fate in Fate]))
    held = fate not in {Fate.SKIPPED, Fate.CANCELLED}
    return Change(
        key=fields.text("key"),
        stop=fields.text("stop"),
        old_date=fields.day("old_date"),
        old_half=_half(fields, "old_half"),
        why=fields.text("why"),
        fate=fate,
        new_date=fields.day("new_date") if held else None,
        new_half=_half(fields, "new_half") if held else None,
        rule=fields.text("rule"),
        partner=fields.text("partner"),
        wanted=OnClosed(fields.one_of("wanted", [wanted.value for wanted in OnClosed])),
    )


def _gap(each: LongestGap) -> Json:
    return {
        "stop": each.stop,
        "days": each.days,
        "first": each.first.isoformat(),
        "last": each.last.isoformat(),
    }


def _read_gap(fields: Fields) -> LongestGap:
    return LongestGap(fields.text("stop"), fields.whole("days"), fields.day("first"), fields.day("last"))


def encode_aim(each: ProvenAim) -> Json:
    """What is known of an aim, as schedules and proposals say it."""
    status = Status.OPTIMAL if each.is_proven else Status.FEASIBLE
    return {"aim": each.aim.value, "value": each.value, "bound": each.bound, "status": status.value}


def _read_aim(fields: Fields) -> ProvenAim:
    aim = Aim(fields.one_of("aim", [aim.value for aim in Aim]))
    return ProvenAim(aim, fields.whole("value"), fields.whole("bound"))


def _read_people(fields: Fields) -> dict[str, int]:
    return {stop: fields.whole(stop, 1) for stop in fields.table if is_writable(stop)}


def _half(fields: Fields, key: str) -> Half:
    return Half(fields.one_of(key, HALVES))
