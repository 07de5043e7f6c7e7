"""Files sorted by whom they are for, from their paths alone.

A file belongs to a stop, area, van or tour when its name is theirs, or begins with it and a hyphen
(``32269-monfort-a3.pdf``); the longest name that fits wins.
"""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from tourplanner.wording.feeds import feed_labels
from tourplanner.wording.language import Language

_PAPER = re.compile(r"\ba[0-5]\b")
"""Sizes of paper are written with a capital."""


@dataclass(frozen=True, slots=True)
class Link:
    """A file: its address from the page's folder, what it is in a word or two, its ending in capitals."""

    href: str
    label: str
    ending: str


@dataclass(frozen=True, slots=True)
class Shelves:
    """The files of each stop, area, van or tour, by its key; and the paths that are left."""

    by_key: Mapping[object, tuple[Link, ...]]
    left: tuple[str, ...]

    def of(self, key: object) -> tuple[Link, ...]:
        """The files of one thing."""
        return self.by_key.get(key, ())


def link(path: str, lang: Language) -> Link:
    """The link to a file, named after its kind, or after its folder where the kind says little."""
    file = PurePosixPath(path)
    text = feed_labels(lang)
    ending = file.suffix.lstrip(".").upper()
    folders = (
        _PAPER.sub(lambda size: size[0].upper(), " ".join(file.parent.parts).replace("-", " ")) or file.stem
    )
    label = {"ICS": text.calendar_word, "GPX": text.track_word}.get(ending, folders)
    return Link(quote(path), label, ending)


def shelve(paths: Iterable[str], names: Mapping[object, str], lang: Language) -> Shelves:
    """Sort files by the things that `names` are the names of."""
    found: dict[object, list[Link]] = {}
    left = []
    owners = {name: key for key, name in names.items()}
    for path in paths:
        name = _owner(PurePosixPath(path).stem, owners)
        if name is None:
            left.append(path)
        else:
            found.setdefault(owners[name], []).append(link(path, lang))
    return Shelves({key: tuple(links) for key, links in found.items()}, tuple(left))


def _owner(stem: str, names: Container[str]) -> str | None:
    """The longest of `names` that `stem` is, or begins with before a hyphen."""
    while stem and stem not in names:
        stem = stem.rpartition("-")[0]
    return stem or None
