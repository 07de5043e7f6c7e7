"""A dossier while it lies on the desk: what it says, and the steps that change it."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tourplanner.desk.commands import BEFORE_PLANNING, Command
from tourplanner.desk.drawing import Drawing
from tourplanner.desk.journal import Course, Entry, Journal, Kind, course_of, told_since
from tourplanner.desk.revision import CONTENTS, Contents
from tourplanner.desk.vault import Vault
from tourplanner.errors import InputError
from tourplanner.files.together import write_together
from tourplanner.message import Message, Text, message, silent
from tourplanner.outputs.names import MAP
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import Dossier, dossier_of
from tourplanner.workflow.opened_plan import OpenedPlan, open_plan
from tourplanner.workflow.reopened_plan import open_plan_again
from tourplanner.workflow.sources.decoded_plan import PLAN

Clock = Callable[[], str]
"""What time it is, as the door tells it (ISO 8601)."""


class StaleError(InputError):
    """Somebody changed the dossier since the page was drawn: what was done, in sentences, and what was asked.

    Parameters
    ----------
    meanwhile
        What others did.
    asked
        What was wanted, and was not done.
    """

    def __init__(self, meanwhile: list[Text], asked: Text) -> None:
        super().__init__([])
        self.meanwhile, self.asked = meanwhile, asked


@dataclass(frozen=True, slots=True)
class Look:
    """A dossier as it was at one moment."""

    dossier: Dossier
    revision: str
    course: Course


class Session:
    """The only one that changes a dossier through the desk, one step after another.

    Parameters
    ----------
    folder
        That of the dossier.
    lang
        Language of the page, and of what is written for readers.
    clock
        Tells the time of each step.
    """

    def __init__(self, folder: Path, lang: Language, clock: Clock) -> None:
        self.folder, self.lang, self.clock = folder, lang, clock
        self.journal, self.vault = Journal(folder), Vault(folder)
        self.drawing = Drawing(folder, lang)
        self._lock = threading.RLock()
        self._entries = self.journal.entries()
        self._course = course_of(self._entries)
        self._read: tuple[str, Dossier] | None = None
        self._plan: OpenedPlan | None = None
        self._seen = ""
        self.listeners: list[Callable[[Entry], None]] = []
        self.drawing.later()

    def look(self) -> Look:
        """What is there now; what another program changed meanwhile is noted first.

        Raises
        ------
        TourPlannerError
            If it cannot be read.
        """
        with self._lock:
            contents = self._settled()
            revision = contents.revision
            if self._read is None or self._read[0] != revision:
                self._read = (revision, self._opened())
            return Look(self._read[1], revision, self._course)

    def _opened(self) -> Dossier:
        """The dossier; of one that was opened before, what has not changed is kept."""
        if self._plan is None:
            self._plan = open_plan(self.folder, None, silent)
        self._plan = open_plan_again(self._plan)
        return dossier_of(self._plan)

    def entries(self) -> tuple[Entry, ...]:
        """All steps, the first one first."""
        with self._lock:
            return tuple(entry for entry in self._entries if entry.kind is not Kind.BEGIN)

    def do(self, command: Command, expected: str, role: str, kind: Kind = Kind.DO) -> Entry:
        """Carry out a command on the dossier that its page was drawn from.

        Parameters
        ----------
        expected
            The revision of that page.
        kind
            ``TOLD`` for what cannot be undone, because people know of it.

        Raises
        ------
        StaleError
            If the dossier is another one by now; nothing was done.
        TourPlannerError
            As the command; nothing was done.
        """
        with self._lock:
            there = self.look()
            said = command.said(there.dossier)
            self._require(expected, there.revision, said)
            if there.dossier.ahead and command.name not in BEFORE_PLANNING:
                raise InputError.of("", message("desk.plan-first"))
            before = Contents.of(self.folder)
            asked = {"name": command.name, **command.values(), "as": kind}
            begun = self._next(Kind.BEGIN, role, asked, said, before, before)
            self._note(replace(begun, was=self._kept(before)))
            command.run(there.dossier, self.lang)
            return self._done(replace(begun, kind=kind), before)

    def undo(self, expected: str, role: str) -> Entry:
        """Take back the last step.

        Raises
        ------
        StaleError
            As `do`.
        InputError
            If there is none, or what it changed is not kept any more.
        """
        with self._lock:
            there = self.look()
            steps = there.course.done
            self._require(expected, there.revision, message("desk.said-undo-last"))
            if not steps:
                raise InputError.of("", message("desk.nothing-to-undo"))
            said = message("desk.said-undo", what=steps[-1].said)
            return self._restore(Kind.UNDO, role, steps[-1], steps[-1].was, said)

    def redo(self, expected: str, role: str) -> Entry:
        """Do again what was taken back last.

        Raises
        ------
        StaleError, InputError
            As `undo`.
        """
        with self._lock:
            there = self.look()
            steps = there.course.undone
            self._require(expected, there.revision, message("desk.said-redo-last"))
            if not steps:
                raise InputError.of("", message("desk.nothing-to-redo"))
            said = message("desk.said-redo", what=steps[-1].said)
            return self._restore(Kind.REDO, role, steps[-1], steps[-1].now, said)

    def back_to(self, number: int, expected: str, role: str) -> None:
        """Come back to the moment after a step, by undoing what came after it; 0 for before the first one.

        Raises
        ------
        StaleError, InputError
            As `undo`; or if undo does not reach that step.
        """
        with self._lock:
            there = self.look()
            numbers = [step.number for step in there.course.done]
            if number and number not in numbers:
                raise InputError.of("", message("desk.step-out-of-reach"))
            for _ in range(sum(each > number for each in numbers)):
                expected = self.undo(expected, role).after

    def _require(self, expected: str, revision: str, asked: Text) -> None:
        if expected != revision:
            raise StaleError(list(told_since(self._entries, expected)), asked)

    def _restore(self, kind: Kind, role: str, step: Entry, files: Mapping[str, str], said: Message) -> Entry:
        before = Contents.of(self.folder)
        contents = {name: self.vault.content(digest) for name, digest in files.items()}
        begun = self._next(kind, role, {"step": step.number, "as": kind}, said, before, before)
        self._note(replace(begun, kind=Kind.BEGIN, was=self._kept(before)))
        gone = [name for name in CONTENTS if name in before.files and name not in contents]
        if contents.get(PLAN) != before.files.get(PLAN):
            gone.append(MAP)
        write_together(self.folder, {**contents, **dict.fromkeys(gone)})
        return self._done(begun, before)

    def _done(self, begun: Entry, before: Contents) -> Entry:
        after = Contents.of(self.folder)
        entry = replace(
            begun,
            number=self._course.last + 1,
            after=after.revision,
            was=self._kept(before),
            now=self._kept(after),
        )
        self._note(entry)
        return entry

    def _next(
        self,
        kind: Kind,
        role: str,
        command: Mapping[str, object],
        said: Text,
        before: Contents,
        after: Contents,
    ) -> Entry:
        number = self._course.last + 1
        return Entry(number, kind, self.clock(), role, command, said, before.revision, after.revision)

    def _kept(self, contents: Contents) -> dict[str, str]:
        return {name: self.vault.keep(content) for name, content in contents.files.items()}

    def _note(self, entry: Entry) -> None:
        self.journal.append(entry)
        self._entries.append(entry)
        self._course = self._course.then(entry)
        if entry.kind is not Kind.BEGIN:
            self.drawing.later()
            for tell in self.listeners:
                tell(entry)

    def _settled(self) -> Contents:
        """What is there, once the journal tells how it came about."""
        contents, begun = Contents.of(self.folder), self._course.open
        # Before its first step a journal knows nothing: then what was there first is what is known.
        known = self._course.revision or self._seen
        self._seen = self._seen or contents.revision
        if begun is not None and contents.revision != begun.before:
            # A process was killed after it had changed the files and before it could note that.
            kind = Kind(str(begun.command.get("as", Kind.DO)))
            number = self._course.last + 1
            self._note(
                replace(begun, kind=kind, number=number, after=contents.revision, now=self._kept(contents))
            )
        elif known and contents.revision != known:
            outside = Entry(
                self._course.last + 1,
                Kind.OUTSIDE,
                self.clock(),
                "",
                {},
                message("desk.said-outside"),
                known,
                contents.revision,
            )
            self._note(outside)
        return contents
