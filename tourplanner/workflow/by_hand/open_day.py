"""Touring on a further weekday: what its half-days would answer to a visit, and moving one there."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tourplanner.analysis.hand_outcome import lacking
from tourplanner.analysis.rearranged import Step
from tourplanner.analysis.verdicts import Card, Verdict, Verdicts
from tourplanner.domain.by_hand import ByHand
from tourplanner.domain.config import Config
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.period import WEEKDAYS
from tourplanner.errors import InputError
from tourplanner.files.write import rewrite_all
from tourplanner.inputs.config.read import ConfigFile, config_file_of
from tourplanner.inputs.typed.asked_half_day import AskedHalfDay
from tourplanner.message import Message, Notify, message
from tourplanner.outputs.map import render as render_map
from tourplanner.outputs.names import MAP
from tourplanner.wording.language import Language
from tourplanner.workflow.by_hand.move import HandMove, rearranged_plan
from tourplanner.workflow.by_hand.moved_locks import config_contents
from tourplanner.workflow.by_hand.named_moves import Named
from tourplanner.workflow.by_hand.named_visit import card_named, half_day_named
from tourplanner.workflow.dossier.dossier import Dossier, open_dossier, require_agreed
from tourplanner.workflow.dossier.edited_config import EditedConfig
from tourplanner.workflow.dossier.rewritten_config import rewritten
from tourplanner.workflow.opened_plan import require_known
from tourplanner.workflow.plan_view import plan_view
from tourplanner.workflow.reopened_plan import with_config
from tourplanner.workflow.sources.decoded_plan import PLAN


def untoured(config: Config) -> tuple[int, ...]:
    """The weekdays, from 0 for Monday, on which nobody tours; Sundays are left out."""
    return tuple(day for day in range(len(WEEKDAYS) - 1) if day not in config.calendar.weekdays)


def with_day(dossier: Dossier, stop: str, weekday: int) -> Dossier:
    """The dossier as it would be if a stop could be visited on that weekday; nothing is written.

    It is toured then, also in the intercommunalité of the stop if that has days of its own.
    """
    return _with_weekday(dossier, weekday, {dossier.plan.problem.stop(stop).area})


def _with_weekday(dossier: Dossier, weekday: int, epcis: Container[str]) -> Dossier:
    """The dossier as it would be if that weekday was toured, also in areas with days of their own."""
    rules = dossier.config.calendar
    areas = (
        replace(area, weekdays=area.weekdays | {weekday})
        if area.epci in epcis and area.weekdays is not None
        else area
        for area in dossier.config.areas
    )
    opened = replace(rules, weekdays=rules.weekdays | {weekday})
    config = replace(dossier.config, calendar=opened, areas=tuple(areas))
    return replace(dossier, plan=with_config(dossier.plan, config), config=config)


def day_answers(dossier: Dossier, card: Card, weekday: int) -> tuple[Verdict, ...] | Message:
    """What the half-days of a weekday that is not toured would answer to a visit; why there are none.

    Raises
    ------
    InputError
        If the plan does not go with its config.
    """
    require_agreed(dossier)
    require_known(dossier.plan)
    opened = with_day(dossier, card.stop, weekday).plan
    problem = opened.problem
    places = [
        HalfDay(session.date, session.half, problem.config.vans[van].id)
        for session in problem.calendar.sessions
        if session.date.weekday() == weekday
        for van in problem.vans_on(session.date)
    ]
    if not places:
        return message("move.nobody-works", day=weekday)
    verdicts = Verdicts(problem, opened.tours, opened.areas)
    return tuple(verdicts.of(card, place) for place in places)


def steps_on(dossier: Dossier, card: Card, place: HalfDay) -> tuple[Step, ...]:
    """What moving a visit to a half-day of a weekday that is opened for it does.

    Raises
    ------
    InputError
        If the plan does not go with its config.
    """
    require_known(dossier.plan)
    opened = with_day(dossier, card.stop, place.date.weekday()).plan
    return Verdicts(opened.problem, opened.tours).steps(card, place)


def open_day_named(
    path: Path,
    named: Named,
    to: AskedHalfDay,
    van: str | None,
    lang: Language,
    data: Path | None,
    notify: Notify,
) -> HandMove:
    """Tour on the weekday that is said, and move a visit there; the plan and its map are written.

    Raises
    ------
    InputError
        If the dossier cannot be read, has no such visit, no weekday is said, or as `day_opened`.
    """
    dossier = open_dossier(path, data, notify)
    require_known(dossier.plan)
    if not isinstance(to.day, int):
        raise InputError.of(dossier.plan.name, message("move.say-weekday"))
    card = card_named(dossier.plan, named.stop, named.at)
    opened = with_day(dossier, card.stop, to.day).plan
    place = half_day_named(opened, card, to, van)
    steps = steps_on(dossier, card, place)
    moved, config = day_opened(dossier, with_day(dossier, card.stop, to.day), steps, lang)
    _write(dossier, {PLAN: moved.encoded, MAP: render_map(plan_view(moved.after), lang)}, config)
    return moved


def open_weekday(path: Path, to: AskedHalfDay, lang: Language, data: Path | None, notify: Notify) -> HandMove:
    """Tour on the weekday that is said, in all areas; nothing moves. The plan and its map are written.

    Raises
    ------
    InputError
        If the dossier cannot be read, no weekday is said, or as `weekday_opened`.
    """
    dossier = open_dossier(path, data, notify)
    if not isinstance(to.day, int):
        raise InputError.of(dossier.plan.name, message("move.say-weekday"))
    moved, config = weekday_opened(dossier, to.day, lang)
    _write(dossier, {PLAN: moved.encoded, MAP: render_map(plan_view(moved.after), lang)}, config)
    return moved


def plan_weekday_opened(dossier: Dossier, weekday: int, lang: Language) -> HandMove:
    """The same for who is waiting: the map, which would be another plan's, is taken away with it.

    Raises
    ------
    InputError
        As `weekday_opened`.
    """
    moved, config = weekday_opened(dossier, weekday, lang)
    _write(dossier, {PLAN: moved.encoded, MAP: None}, config)
    return moved


def weekday_opened(dossier: Dossier, weekday: int, lang: Language) -> tuple[HandMove, EditedConfig]:
    """The plan of a dossier with a weekday that all areas may be toured on; nothing is written.

    Raises
    ------
    InputError
        If it is toured already, or as `day_opened`.
    """
    if weekday not in untoured(dossier.config):
        raise InputError.of(dossier.plan.name, message("move.toured-already", day=weekday))
    every = {area.epci for area in dossier.config.areas}
    return day_opened(dossier, _with_weekday(dossier, weekday, every), (), lang)


def plan_day_opened(dossier: Dossier, card: Card, place: HalfDay, lang: Language) -> HandMove:
    """The same for who is waiting: the map, which would be another plan's, is taken away with it.

    Raises
    ------
    InputError
        As `day_opened`.
    """
    there = with_day(dossier, card.stop, place.date.weekday())
    moved, config = day_opened(dossier, there, steps_on(dossier, card, place), lang)
    _write(dossier, {PLAN: moved.encoded, MAP: None}, config)
    return moved


def day_opened(
    dossier: Dossier, there: Dossier, steps: Sequence[Step], lang: Language
) -> tuple[HandMove, EditedConfig]:
    """The plan of a dossier after some steps on a weekday that is toured from then on; nothing is written.

    What bounded the driving of all plans does not bound those with a day more.

    Parameters
    ----------
    there
        The dossier with that day, as of `with_day`.

    Returns
    -------
    tuple
        The plan, and the config that says so.

    Raises
    ------
    InputError
        As `move.rearranged_plan`.
    """
    require_agreed(dossier)
    before = there.plan.plan_file
    tours = before.plan.tours
    proven = before.by_hand or ByHand(
        before.plan.outcome.status, before.plan.outcome.bound, lacking(there.plan.problem, tours)
    )
    unbound = replace(before, by_hand=replace(proven, bound=None))
    moved = rearranged_plan(replace(there, plan=replace(there.plan, plan_file=unbound)), steps, lang)
    config, read = _config(dossier, there, steps, moved, lang)
    after = replace(moved.after.plan_file, config=read.table, config_sha256=read.sha256)
    return replace(moved, after=replace(moved.after, plan_file=after)), config


def _config(
    dossier: Dossier, there: Dossier, steps: Sequence[Step], moved: HandMove, lang: Language
) -> tuple[EditedConfig, ConfigFile]:
    """The config that says the weekday, with the locks of the visits that move."""
    edited = EditedConfig.of(dossier, lang)
    for content in config_contents(dossier, steps, lang).values():
        locked = config_file_of(content, edited.file, dossier.plan.catalogue)
        edited = EditedConfig(edited.file, {**edited.table, **locked.table}, content)
    table = {**edited.table, **_opened(edited.table, there.config)}
    laid = ConfigFile(moved.after.whole_config, table, "", edited.file.name)
    return rewritten(dossier, edited, laid, lang)


def _opened(table: Mapping[str, Any], config: Config) -> dict[str, Any]:
    """What a config's table says of weekdays, in the calendar and of areas that have their own."""
    known = {area.epci: area.weekdays for area in config.areas}
    areas = [
        row if known[row["epci"]] is None else {**row, "weekdays": _named(known[row["epci"]] or ())}
        for row in table.get("areas", ())
    ]
    found = {"calendar": {**table.get("calendar", {}), "weekdays": _named(config.calendar.weekdays)}}
    return found | ({"areas": areas} if areas else {})


def _named(weekdays: Iterable[int]) -> list[str]:
    return [WEEKDAYS[day] for day in sorted(weekdays)]


def _write(dossier: Dossier, contents: Mapping[str, str | None], config: EditedConfig) -> None:
    plan, file = dossier.plan.file, dossier.file
    before = file.read_bytes() if file is not None else b""

    def change() -> Mapping[str, str | bytes | None]:
        same = file is None or file.read_bytes() == before
        if plan is None or plan.read_bytes() != dossier.plan.content or not same:
            raise InputError.of(str(plan or dossier.folder), message("event.changed-meanwhile"))
        return {**contents, config.file.name: config.content}

    rewrite_all(dossier.folder, change)
