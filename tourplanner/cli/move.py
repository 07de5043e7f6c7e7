"""``tourplanner move``."""

from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notices, show_json
from tourplanner.cli.half_days import AnyHalfDay
from tourplanner.cli.kinds import PATH
from tourplanner.cli.moved import (
    answer_lines,
    answers_json,
    day_answer_lines,
    day_answers_json,
    show_moved,
)
from tourplanner.cli.options import data_option, json_option, lang_option
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.usage import Misuse
from tourplanner.inputs.typed.asked_half_day import AskedHalfDay
from tourplanner.message import message
from tourplanner.wording.language import Language
from tourplanner.workflow.by_hand.move_together import ask_days, move_together
from tourplanner.workflow.by_hand.named_moves import Named, ask_half_days, move_named
from tourplanner.workflow.by_hand.open_day import open_day_named, open_weekday


@click.command(
    "move",
    cls=Command,
    examples=(
        "tourplanner move maps/pilote-2020 Monfort",
        "tourplanner move maps/pilote-2020 Monfort --to 'S2 vendredi matin'",
        "tourplanner move maps/pilote-2020 Monfort --to après-midi",
        "tourplanner move maps/pilote-2020 Monfort --to 'vendredi après-midi' --make-room",
        "tourplanner move maps/pilote-2020 Monfort Touget --to 'S3 mercredi'",
        "tourplanner move maps/pilote-2020 Monfort --to 'S2 jeudi matin' --open-day",
        "tourplanner move maps/pilote-2020 --to jeudi --open-day",
        "tourplanner move maps/pilote-2020 Touget --from S1 --to 'S3 mercredi' --lang en",
    ),
)
@argument("dossier", type=PATH, is_eager=True)
@argument("stops", metavar="STOP...", nargs=-1)
@option("--to", type=AnyHalfDay(), metavar="WHEN")
@option("--from", "at", type=AnyHalfDay(), metavar="WHEN")
@option("--van", metavar="VAN")
@option("--make-room", "makes_room", is_flag=True)
@option("--open-day", "opens_day", is_flag=True)
@json_option
@data_option
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    dossier: Path,
    stops: tuple[str, ...],
    to: AskedHalfDay | None,
    at: AskedHalfDay | None,
    van: str | None,
    makes_room: bool,
    opens_day: bool,
    as_json: bool,
    data: Path | None,
    lang: Language,
) -> None:
    """Move visits by hand.

    DOSSIER is the folder of a plan, or its plan.json; STOP is a name, the code of a commune or an id. Without
    --to, tells what every half-day of the cycle answers: possible and at what price, a swap and with whom, or
    not allowed and why. With --to, moves the visit and writes the plan and its map anew; what breaks a rule
    is done too and told, and cannot be published. With --make-room, plans again with all visits of the stop
    then, at the least driving, and moves what has to make room. With --open-day, the weekday is toured from
    then on if it was not; without a STOP all intercommunalités may go there, and nothing moves. Several stops
    go to a day together, each in its half: who is in their way takes their places. Exits 4 if a rule is
    broken or a promise has no date.
    """
    if not stops:
        is_alone = opens_day and not makes_room and at is None and van is None
        _day_alone(ctx, dossier, to if is_alone else None, as_json, data, lang)
        return
    if len(stops) > 1:
        if makes_room or opens_day or at is not None or van is not None:
            raise Misuse(message("usage.of-one-stop"), ctx)
        _several(ctx, dossier, stops, to, as_json, data, lang)
        return
    _one(ctx, dossier, Named(stops[0], at), to, van, makes_room, opens_day, as_json, data, lang)


def _one(
    ctx: click.Context,
    dossier: Path,
    named: Named,
    to: AskedHalfDay | None,
    van: str | None,
    makes_room: bool,
    opens_day: bool,
    as_json: bool,
    data: Path | None,
    lang: Language,
) -> None:
    if makes_room and (to is None or named.at is not None or van is not None or opens_day):
        raise Misuse(message("usage.make-room"), ctx)
    if opens_day and to is None:
        raise Misuse(message("usage.open-day"), ctx)
    if to is None:
        answers = ask_half_days(dossier, named, data, notices(lang))
        if as_json:
            show_json(answers_json(answers, lang))
            return
        for line in answer_lines(answers, lang):
            data_console().print(line, soft_wrap=True)
        return
    if makes_room:
        # Solvers take their time to load: a mere move does not wait for them.
        from tourplanner.workflow.by_hand.make_room import make_room  # noqa: PLC0415

        moved = make_room(dossier, named.stop, to, lang, data, notices(lang))
    elif opens_day:
        moved = open_day_named(dossier, named, to, van, lang, data, notices(lang))
    else:
        moved = move_named(dossier, named, to, van, lang, data, notices(lang))
    show_moved(ctx, moved, lang, as_json=as_json)


def _day_alone(
    ctx: click.Context,
    dossier: Path,
    to: AskedHalfDay | None,
    as_json: bool,
    data: Path | None,
    lang: Language,
) -> None:
    """Open a day that is said without a stop, and nothing else."""
    if to is None:
        raise Misuse(message("usage.a-stop"), ctx)
    show_moved(ctx, open_weekday(dossier, to, lang, data, notices(lang)), lang, as_json=as_json)


def _several(
    ctx: click.Context,
    dossier: Path,
    stops: tuple[str, ...],
    to: AskedHalfDay | None,
    as_json: bool,
    data: Path | None,
    lang: Language,
) -> None:
    if to is not None:
        moved = move_together(dossier, stops, to, lang, data, notices(lang))
        show_moved(ctx, moved, lang, as_json=as_json)
        return
    answers = ask_days(dossier, stops, data, notices(lang))
    if as_json:
        show_json(day_answers_json(answers, lang))
        return
    for line in day_answer_lines(answers, lang):
        data_console().print(line, soft_wrap=True)
