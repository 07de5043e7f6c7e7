"""The register of publications: what was written for people, by what it is and for whom."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tourplanner.domain.publication import Publication, PublishedFile
from tourplanner.files.together import read_whole
from tourplanner.message import Message, message
from tourplanner.outputs.audience import Audience
from tourplanner.outputs.names import (
    AREA_SHEETS,
    CALENDARS,
    LETTERS,
    OPEN_DATA,
    POSTERS,
    REPLACEMENTS,
    ROUTE_SHEETS,
    STRIPS,
    poster_names,
)
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.wording.format import plain_day
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier.ledger import folder_of

KINDS = (POSTERS, STRIPS, LETTERS, CALENDARS, AREA_SHEETS, ROUTE_SHEETS, OPEN_DATA)
"""Folders that say what a file is, in the order in which they are shown."""
ARCHIVE_DAY = (1980, 1, 1, 0, 0, 0)
"""Of every file in an archive: the same files are the same bytes."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of a publication, by its place among them, and for whom it is."""

    rank: int
    name: str


@dataclass(frozen=True, slots=True)
class Pile:
    """Files of one kind."""

    kind: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A publication in the register, with its files."""

    number: int
    day: str
    stops: int
    piles: tuple[Pile, ...]

    @property
    def files(self) -> int:
        """How many there are."""
        return sum(len(pile.papers) for pile in self.piles)


def told(publication: Publication, words: Words) -> Told:
    """A publication as the register shows it."""
    day = plain_day(publication.day, words.lang) if publication.day else ""
    return Told(publication.number, day, len(publication.stops), tuple(_piles(publication, words)))


def _piles(publication: Publication, words: Words) -> Iterator[Pile]:
    names = _names(publication)
    found: dict[tuple[int, str], list[tuple[int, str, str]]] = {}
    for rank, file in enumerate(publication.files):
        path = PurePosixPath(file.path)
        order, kind = _kind(path)
        stop, label = names.get(path.stem, ""), _label(file, words)
        # In a folder of its kind a file of a stop needs no other word than the name of the stop.
        name = stop if stop and (order < len(KINDS) or not label) else label or path.name
        found.setdefault((order, words.of(kind)), []).append((rank, name, stop or path.name))
    for (_, said), files in sorted(found.items(), key=lambda each: each[0]):
        alike = Counter(name for _, name, _ in files)
        papers = (
            Paper(rank, name if alike[name] == 1 or name == own else f"{name} – {own}")
            for rank, name, own in files
        )
        yield Pile(said, tuple(sorted(papers, key=lambda each: each.name)))


def _label(file: PublishedFile, words: Words) -> str:
    """What a file of an export is, as both of its pages say; empty for other papers."""
    if not file.format:
        return ""
    # All formats are slow to load, and a register may have no file of an export.
    from tourplanner.outputs.formats import FORMATS  # noqa: PLC0415

    parts = PurePosixPath(file.path).parts
    # The folder of its audience is the last of that name: what is before it is where it was exported to.
    after = max((place for place, part in enumerate(parts, 1) if part in {*Audience}), default=0)
    made = next((each for each in FORMATS if each.name == file.format), None)
    return words.of(made.label("/".join(parts[after:]))) if made and after else ""


def _names(publication: Publication) -> dict[str, str]:
    """The names of stops by those of their files."""
    stops = {each.stop: each.name for each in publication.stops}
    return {file: stops[stop] for stop, file in poster_names(stops.items()).items()}


def _kind(path: PurePosixPath) -> tuple[int, Message]:
    """What a file is, with its place among kinds."""
    page = next((each for each in PageFormat if each.value in path.parts), None)
    for order, kind in enumerate(KINDS):
        if kind in path.parts:
            if kind == POSTERS and page is not None:
                return order, message("desk.paper-affiches-of", page=page.value)
            return order, message(f"desk.paper-{kind}")
    return len(KINDS), message("desk.paper-others")


def archive(publication: Publication, folder: Path) -> bytes:
    """All files of a publication that are still there, as one ZIP file.

    Parameters
    ----------
    folder
        That of the dossier.
    """
    packed = io.BytesIO()
    own = f"{folder_of(publication.number)}/{REPLACEMENTS}/"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archived:
        for rank, file in enumerate(publication.files):
            if found := file_of(publication, rank, folder):
                entry = zipfile.ZipInfo(file.path.removeprefix(own), ARCHIVE_DAY)
                archived.writestr(entry, read_whole(found), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def file_of(publication: Publication, rank: int, folder: Path) -> Path | None:
    """A file of a publication by its place; None where there is none, or none inside the dossier."""
    if rank >= len(publication.files):
        return None
    path = folder / publication.files[rank].path
    is_inside = path.resolve().is_relative_to(folder.resolve())
    return path if is_inside and path.is_file() else None
