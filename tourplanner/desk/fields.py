"""Fields of forms from the declared keys of a config: label, help, choices, and the fault beside each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tourplanner.desk.as_typed import help_of, typed_day
from tourplanner.errors import InputError
from tourplanner.inputs.config.key import Key, Shape
from tourplanner.message import Message
from tourplanner.wording.words import Words

LISTS = frozenset({"stops", "communes", "places"})
"""What is named of these is typed, with names to choose from; of others there are few, which are chosen."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a field as a file has it, in words, and whether it is the one."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form.

    ``kind`` is ``text``, ``number``, ``choice``, ``flag`` or ``pair``, which has two values; ``names`` is the
    list of what its value may name, where that is typed.
    """

    name: str
    label: str
    hint: str
    kind: str
    needed: bool
    values: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    names: str = ""
    fault: str = ""


def fields_of(
    table: str,
    keys: Iterable[Key],
    needed: Iterable[str],
    values: Mapping[str, str],
    faults: Mapping[str, str],
    named: Mapping[str, Mapping[str, str]],
    words: Words,
) -> tuple[Field, ...]:
    """The fields of some keys of a table.

    Parameters
    ----------
    values
        What was typed, by key; of a pair by ``key-1`` and ``key-2``.
    faults
        What is wrong, by key.
    named
        The names of vans and crews by their ids, by what keys refer to.
    """
    return tuple(_field(table, key, set(needed), values, faults, named, words) for key in keys)


def _field(
    table: str,
    key: Key,
    needed: set[str],
    values: Mapping[str, str],
    faults: Mapping[str, str],
    named: Mapping[str, Mapping[str, str]],
    words: Words,
) -> Field:
    form, value = key.kind.form, values.get(key.name, "")
    kind, options = "text", dict(named.get(key.refers, {}))
    given: tuple[str, ...] = (value,)
    if form.shape is Shape.CHOICE:
        options = {
            code: words.of(Message(f"code.{form.group}-{code}")) if form.group else code
            for code in form.choices
        }
    if options:
        kind = "choice"
    elif form.shape is Shape.NUMBER:
        kind = "number"
    elif form.shape is Shape.FLAG:
        kind = "flag"
    elif form.shape is Shape.DAY:
        given = (typed_day(value, words),)
    elif form.shape is Shape.LIST:
        kind, given = "pair", (values.get(f"{key.name}-1", ""), values.get(f"{key.name}-2", ""))
    return Field(
        name=key.name,
        label=words.of(Message(f"key.{table}.{key.name}")),
        hint=help_of(f"{table}.{key.name}", words),
        kind=kind,
        needed=key.name in needed,
        values=given,
        choices=tuple(Choice(code, label, code == value) for code, label in options.items()),
        names=key.refers if key.refers in LISTS else "",
        fault=faults.get(key.name, ""),
    )


def typed(keys: Iterable[Key], values: Mapping[str, str]) -> dict[str, object]:
    """What was typed for some keys, as a command line would have it: what was left empty is not there."""
    found: dict[str, object] = {}
    for key in keys:
        value = values.get(key.name, "").strip()
        match key.kind.form.shape:
            case Shape.LIST:
                ends = tuple(values.get(f"{key.name}-{rank}", "").strip() for rank in (1, 2))
                if any(ends):
                    found[key.name] = ends
            case Shape.FLAG:
                if value:
                    found[key.name] = True
            case _:
                if value:
                    found[key.name] = value
    return found


def faults_by_key(error: InputError, table: str, words: Words) -> tuple[dict[str, str], list[str]]:
    """What is wrong with each key of a table, and what is wrong otherwise."""
    beside: dict[str, str] = {}
    others: list[str] = []
    for fault in error.faults:
        told = " – ".join(words.of(text) for text in (fault.what, fault.maybe) if text)
        option = fault.where.values.get("option") if isinstance(fault.where, Message) else None
        if isinstance(option, Message) and option.id.startswith(f"key.{table}."):
            name = option.id.rpartition(".")[2]
            beside[name] = f"{beside[name]} ; {told}" if name in beside else told
        else:
            others.append(told)
    return beside, others
