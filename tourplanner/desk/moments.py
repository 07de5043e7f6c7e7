"""Two moments of a dossier compared: what moved between them, in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tourplanner.analysis.steps_between import steps_between
from tourplanner.desk.journal import Entry
from tourplanner.desk.session import Session
from tourplanner.domain.decoder import decode
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.period import MINUTE
from tourplanner.domain.plan import Plan
from tourplanner.errors import InputError
from tourplanner.message import message
from tourplanner.wording.cycle_day import named_part
from tourplanner.wording.terms import half_of_stop
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier.dossier import Dossier
from tourplanner.workflow.sources.decoded_plan import PLAN


@dataclass(frozen=True, slots=True)
class Between:
    """What happened between two moments.

    Attributes
    ----------
    moves
        Where each visit went, a sentence each.
    figures
        What the plan drives and keeps now and then, in words.
    steps
        The steps that were made meanwhile, the first one first.
    """

    moves: tuple[str, ...]
    figures: tuple[str, ...]
    steps: tuple[str, ...]


def moments(entries: Sequence[Entry]) -> list[Entry]:
    """The steps after which the plan is known, the last one first."""
    return [entry for entry in reversed(entries) if PLAN in entry.now]


def between(session: Session, dossier: Dossier, one: int, other: int, words: Words) -> Between:
    """What happened between the moments after two steps, in their order of time; 0 is before the first one.

    Raises
    ------
    InputError
        If a moment is not known, or its plan is not kept any more.
    """
    first, last = sorted((one, other))
    entries = session.entries()
    before, after = (_plan(session, entries, number) for number in (first, last))
    return Between(
        tuple(_moves(dossier, before, after, words)),
        tuple(_figures(before, after, words)),
        tuple(words.of(entry.said) for entry in entries if first < entry.number <= last),
    )


def _plan(session: Session, entries: Sequence[Entry], number: int) -> Plan:
    files = [entry.now for entry in entries if entry.number == number]
    if not number:
        files = [entry.was for entry in entries if PLAN in entry.was][:1]
    if not files or PLAN not in files[0]:
        raise InputError.of("", message("desk.step-out-of-reach"))
    return decode(session.vault.content(files[0][PLAN]).decode("utf-8-sig"), PLAN).plan


def _moves(dossier: Dossier, before: Plan, after: Plan, words: Words) -> Iterator[str]:
    stops = {stop.id: stop for stop in dossier.config.stops}

    def told(stop: str, place: HalfDay | None) -> str:
        if place is None:
            return words("move.to-place")
        half = half_of_stop(place.half, stops.get(stop), words.lang)
        return named_part(dossier.config.calendar, place.date, half, words.lang)

    for step in steps_between(before.tours, after.tours):
        name = stops[step.stop].name if step.stop in stops else step.stop
        yield words("move.moved", stop=name, origin=told(step.stop, step.origin), to=told(step.stop, step.to))


def _figures(before: Plan, after: Plan, words: Words) -> Iterator[str]:
    drive = after.drive_seconds - before.drive_seconds
    yield words("move.drive", drive=drive) if abs(drive) >= MINUTE // 2 else words("move.same-drive")
    kept = [sum(len(tour.visits) for tour in plan.tours) for plan in (before, after)]
    if kept[0] != kept[1]:
        yield words("desk.compare-kept", before=kept[0], after=kept[1])
