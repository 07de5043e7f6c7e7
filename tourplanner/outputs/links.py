"""Files sorted by what they are of, from their paths alone, for the pages that link them.

A file belongs to a stop, area, van or tour when its name is theirs, or begins with it and a hyphen
(``32269-monfort-a3.pdf``); the longest name that fits wins.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from tourplanner.message import Text
from tourplanner.wording.words import Words


@dataclass(frozen=True, slots=True)
class Link:
    """A file: its address from the page's folder, what it is in a few words, its ending in capitals."""

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


def link(path: str, label: Text, words: Words) -> Link:
    """The link to a file."""
    return Link(quote(path), words.of(label), PurePosixPath(path).suffix.lstrip(".").upper())


def shelve(labels: Mapping[str, Text], names: Mapping[object, str], words: Words) -> Shelves:
    """Sort files, whose paths have `labels`, by the things that `names` are the names of."""
    found: dict[object, list[Link]] = {}
    left = []
    owners = {name: key for key, name in names.items()}
    for path in sorted(labels):
        name = _owner(PurePosixPath(path).stem, owners)
        if name is None:
            left.append(path)
        else:
            found.setdefault(owners[name], []).append(link(path, labels[path], words))
    return Shelves({key: tuple(links) for key, links in found.items()}, tuple(left))


def _owner(stem: str, names: Container[str]) -> str | None:
    """The longest of `names` that `stem` is, or begins with before a hyphen."""
    while stem and stem not in names:
        stem = stem.rpartition("-")[0]
    return stem or None
