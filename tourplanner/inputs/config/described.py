"""All keys of a config in the words of a language, for documents and forms."""

from dataclasses import dataclass

from tourplanner.inputs.config.key import REQUIRED, Form, Key, walk
from tourplanner.inputs.config.keys import ROOT
from tourplanner.inputs.toml_value import toml_value
from tourplanner.message import Message
from tourplanner.wording.words import Words


@dataclass(frozen=True, slots=True)
class DescribedKey:
    """A key in words.

    Attributes
    ----------
    name
        Its full name: ``stops.not_on.weekday``.
    kind
        What it may be: "a whole number from 1 to 8".
    required
        Whether it has to be there.
    default
        What stands for it when it is not said, as a TOML file says it; empty for nothing.
    unit
        What its number counts; empty for none.
    label, hint
        What it is called, and what to write there.
    choices
        What may be chosen: the words by their codes in a file.
    """

    name: str
    kind: str
    required: bool
    default: str
    unit: str
    label: str
    hint: str
    choices: dict[str, str]


def described_keys(words: Words, root: tuple[Key, ...] = ROOT) -> tuple[DescribedKey, ...]:
    """Every key of a declaration, in its order."""
    return tuple(_described(name, key, words) for name, key in walk(root))


def _described(name: str, key: Key, words: Words) -> DescribedKey:
    form = key.kind.form
    said = key.default not in (None, REQUIRED) and not key.kind.keys
    return DescribedKey(
        name=name,
        kind=words.of(key.kind.name),
        required=key.default is REQUIRED,
        default=toml_value(key.default) if said else "",
        unit=words.of(form.unit) if form.unit else "",
        label=words.of(Message(f"key.{name}")),
        hint=words.of(Message(f"hint.{name}")),
        choices=choices(form, words),
    )


def choices(form: Form, words: Words) -> dict[str, str]:
    """The words of what may be chosen, or of what a list may hold, by code; none where codes say it."""
    inner = form.entry.form if form.entry else form
    if not inner.group:
        return {}
    return {code: words.of(Message(f"code.{inner.group}-{code}")) for code in inner.choices}
