"""``tourplanner event``."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from tourplanner.cli.command import Command, Group
from tourplanner.cli.consoles import data_console, notices, show_json
from tourplanner.cli.event_shown import events_json, show_changed, show_events
from tourplanner.cli.event_typed import SUBJECTS, examples_of, flag
from tourplanner.cli.kinds import PATH, Day, Whole
from tourplanner.cli.options import data_option, json_option, lang_option
from tourplanner.cli.parameters import Argument, KeyOption, argument, option
from tourplanner.inputs.config.event_keys import EVENT, SHAPES
from tourplanner.inputs.config.key import Key
from tourplanner.inputs.config.key import Shape as Form
from tourplanner.inputs.typed.choices import choice
from tourplanner.message import message
from tourplanner.wording.command_line import command_line
from tourplanner.wording.language import Language
from tourplanner.workflow.year.event import add_event, list_events, remove_event
from tourplanner.workflow.year.say_event import say_event

OF_STOP = ("visits", "minutes", "place", "address", "latitude", "longitude")
"""Keys of a stop that may be said of one that joins."""
ADD = "tourplanner event add maps/pilote-2020"


@click.group(
    "event",
    cls=Group,
    examples=(
        f"{ADD} out --date 13/01/2027",
        "tourplanner event list maps/pilote-2020",
        "tourplanner event remove maps/pilote-2020 2",
    ),
)
@lang_option
def command(lang: Language) -> None:
    """Say what happens on dates: an agent ill, a square closed, a stop that joins."""


class Kinds(Group):
    """The kinds of events as commands, by their names or by what people call them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The kinds, in the order in which they are told."""
        return list(self.commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a kind."""
        return super().get_command(ctx, cmd_name) or super().get_command(
            ctx, choice(cmd_name, SHAPES, "event") or cmd_name
        )


@command.group("add", cls=Kinds, examples=tuple(f"{ADD} {kind} {examples_of(kind)[0]}" for kind in SHAPES))
@argument("dossier", type=PATH)
@lang_option
def add(dossier: Path, lang: Language) -> None:
    """Add an event to the config of a dossier."""


@command.command(
    "say",
    examples=(
        "tourplanner event say maps/pilote-2020 'agent absente mercredi'",
        "tourplanner event say maps/pilote-2020 'place de Monfort en travaux du 10 au 25 mars'",
    ),
)
@argument("dossier", type=PATH)
@argument("text")
@option("--on", type=Day(), metavar="DATE", default=date.today)
@data_option
@lang_option
def say(dossier: Path, text: str, on: date, data: Path | None, lang: Language) -> None:
    """Add an event as one says it, in a sentence.

    TEXT tells what happens, where and when: who is away, which square is closed or moved, which visit is
    put off or cancelled. Days without a year are the next ones from --on. What was understood is told.
    """
    changed = say_event(dossier, text, on, lang, data, notices(lang))
    show_changed(changed, message("event.added"), lang, data_console())
    _tell_next(dossier, lang)


@command.command("list", examples=("tourplanner event list maps/pilote-2020",))
@argument("dossier", type=PATH)
@json_option
@data_option
@lang_option
def list_(dossier: Path, as_json: bool, data: Path | None, lang: Language) -> None:
    """List the events of a dossier, with their numbers."""
    found = list_events(dossier, data, notices(lang))
    if as_json:
        show_json(events_json(found, lang))
    else:
        show_events(found, lang, data_console())


@command.command("remove", examples=("tourplanner event remove maps/pilote-2020 2",))
@argument("dossier", type=PATH)
@argument("number", type=Whole(1))
@data_option
@lang_option
def remove(dossier: Path, number: int, data: Path | None, lang: Language) -> None:
    """Take an event out of the config of a dossier, by its number in the list."""
    changed = remove_event(dossier, number, lang, data, notices(lang))
    show_changed(changed, message("event.removed"), lang, data_console())
    _tell_next(dossier, lang)


def _add(kind: str, lang: Language, data: Path | None, **values: Any) -> None:
    """Add an event of a kind; `values` are those of its keys, and of the stop that joins."""
    dossier: Path = click.get_current_context().parent.params["dossier"]  # type: ignore[union-attr]
    said = {name: value for name, value in values.items() if value not in (None, (), False)}
    stop = {name: said.pop(name) for name in OF_STOP if kind == "joins" and name in said}
    changed = add_event(dossier, {"kind": kind, **said}, stop, lang, data, notices(lang), _options(kind))
    show_changed(changed, message("event.added"), lang, data_console())
    _tell_next(dossier, lang)


def _tell_next(dossier: Path, lang: Language) -> None:
    notices(lang)(message("event.then", command=command_line("replan", str(dossier))))


def _command(kind: str) -> click.Command:
    """The command that adds an event of a kind, with an argument or an option for each of its keys."""
    shape = SHAPES[kind]
    keys = [key for key in EVENT if key.name in shape.keys and key.name != "kind"]
    made = Command(
        kind,
        callback=partial(_add, kind),
        params=[_parameter(key, is_needed=key.name in shape.needed) for key in keys],
        examples=[f"{ADD} {kind} {said}" for said in examples_of(kind)],
    )
    if kind == "joins":
        made.params += [KeyOption(f"stops.{name}", [flag(name)]) for name in OF_STOP]
    return data_option(lang_option(made))


def _options(kind: str) -> dict[str, str]:
    """What is typed for each key of a kind of event: its option, "" for a value that stands by itself."""
    own = (*(each for each in SHAPES[kind].keys if each != "kind"), *(OF_STOP if kind == "joins" else ()))
    return {name: "" if name in SUBJECTS else flag(name) for name in own}


def _parameter(key: Key, *, is_needed: bool) -> click.Parameter:
    if key.name in SUBJECTS:
        count = 2 if key.name == "between" else 1
        return Argument([key.name], nargs=count, metavar="STOP STOP" if count == 2 else key.name.upper())
    is_flag = key.kind.form.shape is Form.FLAG
    name = key.name
    attributes: dict[str, Any] = {"is_flag": True} if is_flag else {"required": is_needed}
    if key.kind.form.shape is Form.LIST:
        attributes["nargs"] = 2
    also = ["--on"] if name == "date" else []
    return KeyOption(f"events.{name}", [flag(name), *also, name], **attributes)


for _kind in SHAPES:
    add.add_command(_command(_kind))
