"""``tourplanner check``."""

from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notices
from tourplanner.cli.group import BROKEN_PROMISE
from tourplanner.cli.kinds import PATH
from tourplanner.cli.options import lang_option
from tourplanner.cli.parameters import argument, option
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.check import check_plan


@click.command(
    "check",
    cls=Command,
    examples=(
        "tourplanner check maps/pilote-2020/plan.json",
        "tourplanner check plan.json --config mon-plan/plan.toml --lang en",
    ),
)
@argument("plan", type=PATH)
@option("--config", type=PATH, metavar="FILE")
@lang_option
@click.pass_context
def command(ctx: click.Context, plan: Path, config: Path | None, lang: Language) -> None:
    """Judge a plan by every rule.

    PLAN is a plan.json or its folder. Nothing in it is trusted but the stops and times of its tours. The
    draft of a schedule beside it is judged as well, with the events of the dossier.
    Prints a line for each broken rule, `rule-id: where: by how much`, and exits 4 if there is one;
    else says in a line that all is well.
    """
    violations = check_plan(plan, config, notices(lang))
    console = data_console()
    for breach in violations:
        console.print(words_in(lang).of(breach.line), soft_wrap=True)
    if violations:
        ctx.exit(BROKEN_PROMISE)
    console.print(words_in(lang)("shown.all-well"))
