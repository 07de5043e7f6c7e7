"""Answers of the address base, kept on this machine: nothing is asked twice, and offline they are known."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

from tourplanner.domain.document import PLAN, read_root
from tourplanner.domain.fields import Faults, Fields
from tourplanner.domain.place import Commune, Position
from tourplanner.errors import InputError, TravelError
from tourplanner.files.private import private_folder
from tourplanner.files.write import write_atomically
from tourplanner.travel.place_finder import Candidate, Finder, asked

FOLDER = "addresses"
FORMAT = 1


@dataclass(slots=True)
class KeptAnswers:
    """A finder that asks another one for what it does not know by now.

    Places that were not found are asked for again: the address base may know them one day. Where it cannot be
    had, they are as unknown as before.
    """

    finder: Finder
    known: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)
    has_learnt: bool = False
    is_away: bool = False

    def candidates(self, text: str, commune: Commune) -> tuple[Candidate, ...]:
        """What `text` may be in a commune, the best first.

        Raises
        ------
        TravelError
            If it is not known, and the finder cannot tell.
        """
        key = f"{commune.code} {asked(text, commune)}"
        if self.known.get(key) or (self.is_away and key in self.known):
            return self.known[key]
        try:
            found = self.finder.candidates(text, commune)
        except TravelError:
            if key not in self.known:
                raise
            self.is_away = True
            return ()
        if self.known.get(key) != found:
            self.known[key] = found
            self.has_learnt = True
        return found


def answers_file(url: str) -> Path | None:
    """Where the answers of a server are kept; None on a machine that lets nobody keep anything."""
    folder = private_folder(FOLDER)
    return None if folder is None else folder / f"{sha256(url.encode()).hexdigest()[:16]}.json"


@contextmanager
def kept_answers(finder: Finder, file: Path | None) -> Iterator[KeptAnswers]:
    """The finder with the answers in `file`, into which new ones are written at the end, whatever ends it."""
    answers = KeptAnswers(finder, {} if file is None else _read(file))
    try:
        yield answers
    finally:
        if file is not None and answers.has_learnt:
            # Answers that cannot be kept are asked for again.
            with suppress(InputError):
                write_atomically(file, _written(answers.known))


def _written(known: Mapping[str, tuple[Candidate, ...]]) -> str:
    rows = [{"asked": key, "candidates": [asdict(each) for each in known[key]]} for key in sorted(known)]
    return json.dumps({"format": FORMAT, "answers": rows}, ensure_ascii=False, indent=1) + "\n"


def _read(file: Path) -> dict[str, tuple[Candidate, ...]]:
    """The answers in a file; none of one that is not there, or that is not as we write it."""
    faults = Faults(file.name)
    try:
        # Whatever is wrong with it is told to nobody: it is written anew.
        root = read_root(file.read_text(encoding="utf-8"), faults, PLAN)
        known = {
            row.text("asked"): tuple(map(_candidate, row.each("candidates"))) for row in root.each("answers")
        }
        faults.settle()
    except (OSError, UnicodeError, InputError):
        return {}
    return known


def _candidate(row: Fields) -> Candidate:
    at = row.inner("position")
    return Candidate(
        position=Position(at.number("latitude", -90, 90), at.number("longitude", -180, 180)),
        label=row.text("label"),
        kind=row.text("kind"),
        score=row.number("score", 0, 1),
        metres=row.whole("metres"),
    )
