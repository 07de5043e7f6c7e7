"""A commented config, written from the declaration of its keys: the one to start from, or one that is there.

``python -m tourplanner.outputs.starter`` writes the one that ships with tourplanner.
"""

import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tourplanner.domain.place import Catalogue
from tourplanner.inputs.config.canonical import own_names
from tourplanner.inputs.config.described import choices
from tourplanner.inputs.config.key import REQUIRED, Key, Kind, Shape
from tourplanner.inputs.config.keys import FORMAT, ROOT
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.starter import STARTER
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.inputs.toml_value import toml_value
from tourplanner.message import Message, silent
from tourplanner.outputs.plain import one_line
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in

WIDTH = 108
RULE = "# " + 99 * "-"
FROM_THE_PILOT = ("calendar", "depots", "vans", "areas", "stops")
OPERATOR = "Département du Gers"


def starter(pilot: Mapping[str, Any], catalogue: Catalogue, words: Words) -> str:
    """The TOML of a config with every key explained.

    Parameters
    ----------
    pilot
        The table of the shipped pilot, whose calendar, vans and stops the starter has.
    catalogue
        Knows the names of communes and intercommunalités.
    words
        The language of the comments.
    """
    sample: dict[str, Any] = {"format": FORMAT, "title": words("starter.title")}
    sample |= {name: pilot[name] for name in FROM_THE_PILOT}
    # Its closed days are an example, and no council's.
    sample["calendar"] = {key: value for key, value in pilot["calendar"].items() if key != "closed"}
    sample["service"] = {"operator": OPERATOR}
    return _written(sample, catalogue, words, words("starter.intro-4"))


def commented(table: Mapping[str, Any], catalogue: Catalogue, words: Words, origin: str) -> str:
    """The TOML of a config without faults, with every key explained as in the starter.

    Parameters
    ----------
    table
        As `inputs.config.read.ConfigFile.table`: dates as ISO texts.
    catalogue, words
        As `starter`.
    origin
        Where its values come from, in words.
    """
    sample = {key.name: _typed(key.kind, table[key.name]) for key in ROOT if key.name in table}
    return _written(sample, catalogue, words, words("starter.origin", origin=one_line(origin)))


def founded(table: Mapping[str, Any], catalogue: Catalogue, words: Words, told: Message) -> str:
    """The TOML of a config that was made of the tables of places, with every key explained.

    Parameters
    ----------
    table, catalogue, words
        As of `commented`.
    told
        What there is to say of it.
    """
    sample = {key.name: _typed(key.kind, table[key.name]) for key in ROOT if key.name in table}
    return _written(sample, catalogue, words, words.of(told))


def _written(table: Mapping[str, Any], catalogue: Catalogue, words: Words, end_of_intro: str) -> str:
    intro = (words("starter.intro-1"), words("starter.intro-2"), words("starter.intro-3"), end_of_intro)
    lines = [line for text in intro for line in (*_comment(text), "#")][:-1]
    stops = {code: called.name for code, called in own_names(table, catalogue)["stops"].known.items()}
    lines += _Writer(catalogue, words, stops).keys(ROOT, table, ())
    return "\n".join(lines) + "\n"


def _typed(kind: Kind, value: Any) -> Any:
    """A value as TOML has it: dates are no texts."""
    if kind.keys and isinstance(value, Mapping):
        return {key.name: _typed(key.kind, value[key.name]) for key in kind.keys if key.name in value}
    if isinstance(value, list | tuple):
        entry = kind if kind.keys else kind.form.entry
        return [_typed(entry, each) if entry else each for each in value]
    return date.fromisoformat(value) if kind.form.shape is Shape.DAY and isinstance(value, str) else value


def _in_words(example: Any, words: Words) -> Any:
    """An example with its texts in words, however deep they stand in it."""
    match example:
        case Message():
            return words.of(example)
        case tuple():
            return tuple(_in_words(each, words) for each in example)
        case Mapping():
            return {name: _in_words(each, words) for name, each in example.items()}
        case _:
            return example


def _comment(text: str) -> list[str]:
    return textwrap.wrap(text.replace("\u202f", "\u00a0"), WIDTH, initial_indent="# ", subsequent_indent="# ")


@dataclass(frozen=True, slots=True)
class _Writer:
    catalogue: Catalogue
    words: Words
    stops: Mapping[str, str]

    def keys(self, keys: tuple[Key, ...], table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
        """The lines of a table: plain keys, then the tables in it."""
        if not path:
            yield ""
        for key in keys:
            if not key.kind.keys or (key.kind.many and path):
                yield from self.key(key, table, path)
        for key in keys:
            here = (*path, key.name)
            if key.kind.many and not path:
                yield from self.rows(key, table.get(key.name, ()))
            elif key.kind.keys and not key.kind.many:
                yield from self.heading(self.about(here), ruled=not path)
                if any(not inner.kind.keys or inner.kind.many for inner in key.kind.keys):
                    yield f"[{'.'.join(here)}]"
                yield from self.keys(key.kind.keys, table.get(key.name, {}), here)

    def heading(self, text: str, *, ruled: bool) -> Iterator[str]:
        """What stands above a table."""
        yield ""
        if ruled:
            yield RULE
        yield from _comment(text)

    def key(self, key: Key, table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
        """A key with its explanation; commented out where only an example can be told."""
        yield from _comment(self.about((*path, key.name)))
        if named := choices(key.kind.form, self.words):
            each = [self.words("starter.choice", code=code, word=word) for code, word in named.items()]
            yield from _comment(self.words("starter.choices", choices=each))
        value = table.get(key.name, key.default)
        if value is None or value is REQUIRED or (key.name not in table and key.example is not None):
            yield f"#{key.name} = {toml_value(self.example_of(key))}"
        else:
            yield f"{key.name} = {toml_value(value)}"

    def rows(self, key: Key, rows: Any) -> Iterator[str]:
        """A list of tables: its examples commented out, else its first entry explained, then the others."""
        label, hint = self._said(key.name)
        text = self.words("starter.list", label=label, hint=hint, name=key.name)
        yield from self.heading(text, ruled=True)
        found = self.example_of(key)
        examples = found if isinstance(found, tuple) else ()
        explained: set[str] = set()
        for example in examples:
            yield from ("", f"#[[{key.name}]]")
            for inner in key.kind.keys:
                if inner.name in example:
                    yield from self._example(inner, example, key.name, is_new=inner.name not in explained)
            explained |= example.keys()
        for place, row in enumerate(rows):
            if place == 0 and not examples:
                yield f"[[{key.name}]]"
                yield from self._entry(key.kind.keys, row, key.name)
                continue
            yield from ("", f"[[{key.name}]]")
            for inner in key.kind.keys:
                if inner.name in row:
                    yield f"{inner.name} = {toml_value(row[inner.name])}{self.called(inner, row)}"

    def example_of(self, key: Key) -> Any:
        """What a file may say for a key, in the language of the comments."""
        return _in_words(key.example, self.words)

    def _example(self, key: Key, example: Mapping[str, Any], name: str, *, is_new: bool) -> Iterator[str]:
        """A key of an example, explained where it is seen first."""
        lines = list(self.key(key, example, (name,)))
        for line in lines if is_new else lines[-1:]:
            yield line if line.startswith("#") else f"#{line}"

    def _entry(self, keys: tuple[Key, ...], row: Mapping[str, Any], name: str) -> Iterator[str]:
        for inner in keys:
            yield from self.key(inner, row, (name,))

    def about(self, path: tuple[str, ...]) -> str:
        """What a key is called, and what to write there."""
        label, hint = self._said(".".join(path))
        return self.words("starter.key", label=label, hint=hint)

    def _said(self, name: str) -> tuple[str, str]:
        """The label of a key, and what to write there."""
        return self.words.of(Message(f"key.{name}")), self.words.of(Message(f"hint.{name}"))

    def called(self, key: Key, row: Mapping[str, Any]) -> str:
        """The name of a place that is told by its code, as a comment."""
        code = row[key.name]
        if key.refers == "communes" and code in self.catalogue.communes:
            return f"  # {one_line(self.catalogue.communes[code].name)}"
        if key.refers == "epci" and code in self.catalogue.areas:
            return f"  # {one_line(self.catalogue.areas[code].name)}"
        if key.refers == "stops" and self.stops.get(code):
            return f"  # {one_line(self.stops[code])}"
        return ""


def pilot_starter(lang: Language) -> str:
    """The starter with the places of the pilot; in French, it is the one that ships with tourplanner."""
    pilot = tomllib.loads((data_folder() / "pilot.toml").read_text(encoding="utf-8"))
    return starter(pilot, read_catalogue(data_folder(), silent), words_in(lang))


if __name__ == "__main__":
    (data_folder() / STARTER).write_text(pilot_starter(Language.FR), encoding="utf-8")
