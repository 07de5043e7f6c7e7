"""``tourplanner explain``."""

from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notices, show_json
from tourplanner.cli.explained import overview_lines, stop_lines, why_not_lines
from tourplanner.cli.explained_json import overview_json, stop_json, why_not_json
from tourplanner.cli.half_days import AnyDay
from tourplanner.cli.kinds import PATH
from tourplanner.cli.options import data_option, json_option, lang_option
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.usage import Misuse
from tourplanner.inputs.typed.asked_day import AskedDay
from tourplanner.message import message
from tourplanner.wording.language import Language
from tourplanner.workflow.explain import explain_plan, explain_stop
from tourplanner.workflow.why_not import why_not as ask_why_not


@click.command(
    "explain",
    cls=Command,
    examples=(
        "tourplanner explain maps/pilote-2020",
        "tourplanner explain maps/pilote-2020 --stop 32269",
        "tourplanner explain maps/pilote-2020 --stop Monfort --why-not 'jeudi matin'",
        "tourplanner explain plan.json --lang en --json",
    ),
)
@argument("plan", type=PATH, is_eager=True)
@option("--stop", metavar="INSEE")
@option("--why-not", type=AnyDay(), metavar="DAY")
@data_option
@json_option
@lang_option
def command(
    plan: Path, stop: str | None, why_not: AskedDay | None, data: Path | None, as_json: bool, lang: Language
) -> None:
    """Say why a plan is as it is.

    PLAN is a plan.json or its folder. Tells what can't be kept and why, and which changes would help;
    with --stop, what each other half-day would cost; with --why-not, what a certain day would, whether
    anybody tours on it or not. Every reason is proven, every price solved again.
    """
    if why_not is not None:
        if stop is None:
            raise Misuse(message("usage.why-not-whom"), click.get_current_context())
        asked = ask_why_not(plan, stop, why_not, data, notices(lang))
        lines, table = why_not_lines(asked, lang), why_not_json(asked, lang)
    elif stop is None:
        overview = explain_plan(plan, data, notices(lang))
        lines, table = overview_lines(overview, lang), overview_json(overview, lang)
    else:
        explained = explain_stop(plan, stop, data, notices(lang))
        lines, table = stop_lines(explained, lang), stop_json(explained, lang)
    if as_json:
        show_json(table)
        return
    console = data_console()
    for line in lines:
        console.print(line, soft_wrap=True)
