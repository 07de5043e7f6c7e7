"""The journal of a dossier: a line for every step, written once and never changed.

A step is announced before files change and noted when they have. So a process that is killed between both
leaves an announcement, and whoever comes next notes the step if it was made. A line that was torn, or is not
the one that was written, is passed over: what it would restore may be wrong, and a file be taken away for it.
The next one begins on a line of its own.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tourplanner.domain.message_codec import decode_message, encode_message
from tourplanner.message import Message, Text

FILE = "journal.jsonl"
SUM, SUM_LETTERS = "sum", 16


class Kind(StrEnum):
    """What a line of the journal is.

    ``OUTSIDE`` is a change that another program made, ``TOLD`` something that people were told: undo crosses
    neither.
    """

    BEGIN = "begin"
    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    OUTSIDE = "outside"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the journal.

    Attributes
    ----------
    at, role
        When, as the door says it (ISO 8601), and as what: ``planner``.
    command
        What was asked, by its name and its values; of an undo or redo the step that it is of, as ``step``.
    said
        The step in a sentence.
    before, after
        Revisions.
    was, now
        The sums of the files before and after: what its inverse and itself restore.
    """

    number: int
    kind: Kind
    at: str
    role: str
    command: Mapping[str, object]
    said: Text
    before: str
    after: str
    was: Mapping[str, str] = field(default_factory=dict)
    now: Mapping[str, str] = field(default_factory=dict)

    @property
    def step(self) -> int:
        """The number of the step that an undo or redo is of."""
        found = self.command.get("step", 0)
        return found if isinstance(found, int) else 0

    def encoded(self) -> str:
        """Its line, without the end."""
        table = {
            "number": self.number,
            "kind": self.kind,
            "at": self.at,
            "role": self.role,
            "command": dict(self.command),
            "inverse": {"restore": dict(self.was)},
            "said": encode_message(self.said),
            "before": self.before,
            "after": self.after,
            "files": dict(self.now),
        }
        return _line(table | {SUM: _sum(table)})


class Journal:
    """The journal of the dossier in a folder."""

    def __init__(self, dossier: Path) -> None:
        self.file = dossier / FILE

    def append(self, entry: Entry) -> None:
        """Add a line, on the disk before this returns.

        Raises
        ------
        OSError
            If it cannot be written.
        """
        with self.file.open("a+b") as stream:
            end = stream.seek(0, os.SEEK_END)
            if end:
                stream.seek(end - 1)
                if stream.read(1) != b"\n":
                    stream.write(b"\n")
            stream.write(f"{entry.encoded()}\n".encode())
            stream.flush()
            os.fsync(stream.fileno())

    def entries(self) -> list[Entry]:
        """All lines that are whole, the first one first."""
        if not self.file.is_file():
            return []
        return list(_read(self.file.read_bytes()))


def _read(content: bytes) -> Iterator[Entry]:
    for line in content.splitlines():
        try:
            table = json.loads(line)
            # Lines of the first desks have no sum.
            if table.pop(SUM, None) in {None, _sum(table)}:
                yield _decoded(table)
        except (ValueError, KeyError, TypeError, AttributeError):
            continue


def _line(table: Mapping[str, object]) -> str:
    return json.dumps(table, ensure_ascii=False, sort_keys=True)


def _sum(table: Mapping[str, object]) -> str:
    """What tells whether a line is the one that was written."""
    return hashlib.sha256(_line(table).encode("utf-8", "surrogatepass")).hexdigest()[:SUM_LETTERS]


def _decoded(table: Mapping[str, object]) -> Entry:
    inverse, files, command = table["inverse"], table["files"], table["command"]
    if not (isinstance(inverse, dict) and isinstance(files, dict) and isinstance(command, dict)):
        raise TypeError(table)
    return Entry(
        number=int(str(table["number"])),
        kind=Kind(str(table["kind"])),
        at=str(table["at"]),
        role=str(table["role"]),
        command=command,
        said=decode_message(table["said"]),
        before=str(table["before"]),
        after=str(table["after"]),
        was={str(name): str(digest) for name, digest in inverse["restore"].items()},
        now={str(name): str(digest) for name, digest in files.items()},
    )


@dataclass(frozen=True, slots=True)
class Course:
    """Where a journal has come to.

    Attributes
    ----------
    done, undone
        The steps that can be undone and done again, the next one last.
    last
        The number of the last line.
    open
        A step that was announced and not noted.
    revision
        That after the last step; empty where there is none.
    """

    done: tuple[Entry, ...] = ()
    undone: tuple[Entry, ...] = ()
    last: int = 0
    open: Entry | None = None
    revision: str = ""

    def then(self, entry: Entry) -> "Course":
        """After one more line."""
        done, undone, revision = self.done, self.undone, entry.after
        begun: Entry | None = None
        match entry.kind:
            case Kind.BEGIN:
                begun, revision = entry, self.revision
            case Kind.DO:
                done, undone = (*done, entry), ()
            case Kind.UNDO if done:
                done, undone = done[:-1], (*undone, done[-1])
            case Kind.REDO if undone:
                done, undone = (*done, undone[-1]), undone[:-1]
            case Kind.OUTSIDE | Kind.TOLD:
                done, undone = (), ()
        return Course(done, undone, max(self.last, entry.number), begun, revision)


def course_of(entries: list[Entry]) -> Course:
    """Where the lines of a journal lead."""
    found = Course()
    for entry in entries:
        found = found.then(entry)
    return found


def taken_back(entries: Iterable[Entry]) -> frozenset[int]:
    """The numbers of steps that were undone and not done again, whether undo still reaches them or not."""
    found: set[int] = set()
    course = Course()
    for entry in entries:
        if entry.kind is Kind.UNDO and course.done:
            found.add(course.done[-1].number)
        elif entry.kind is Kind.REDO and course.undone:
            found.discard(course.undone[-1].number)
        course = course.then(entry)
    return frozenset(found)


def told_since(entries: list[Entry], revision: str) -> list[Message | str]:
    """What was done since a revision, in sentences: of conflicts; all that is known where it is not found."""
    steps = [entry for entry in entries if entry.kind is not Kind.BEGIN]
    there = [place for place, entry in enumerate(steps) if entry.after == revision]
    return [entry.said for entry in (steps[there[-1] + 1 :] if there else steps[-3:])]
