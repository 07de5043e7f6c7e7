"""``tourplanner explain``."""

import json
from pathlib import Path

import click

from tourplanner.cli.consoles import data_console, notice
from tourplanner.cli.explained import overview_lines, stop_lines
from tourplanner.cli.explained_json import overview_json, stop_json
from tourplanner.cli.options import PATH, examples, lang_option
from tourplanner.wording.language import Language
from tourplanner.workflow.explain import explain_plan, explain_stop


@click.command(
    "explain",
    epilog=examples(
        "tourplanner explain maps/pilote-2020",
        "tourplanner explain maps/pilote-2020 --stop 32269",
        "tourplanner explain plan.json --lang en --json",
    ),
)
@click.argument("plan", type=PATH)
@click.option("--stop", metavar="INSEE", help="Explain this stop: its id, commune code or name.")
@click.option("--data", type=PATH, metavar="DIR", help="Folder of tables that replace the shipped ones.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@lang_option
def command(plan: Path, stop: str | None, data: Path | None, as_json: bool, lang: Language) -> None:
    """Say why a plan is as it is.

    PLAN is a plan.json or its folder. Tells what can't be kept and why, and which changes would help;
    with --stop, what each other half-day would cost. Every reason is proven, every price solved again.
    """
    if stop is None:
        overview = explain_plan(plan, data, notice)
        lines, table = overview_lines(overview, lang), overview_json(overview, lang)
    else:
        explained = explain_stop(plan, stop, data, notice)
        lines, table = stop_lines(explained, lang), stop_json(explained, lang)
    console = data_console()
    if as_json:
        lines = [json.dumps(table, ensure_ascii=False, indent=2)]
    for line in lines:
        console.print(line, soft_wrap=True)
