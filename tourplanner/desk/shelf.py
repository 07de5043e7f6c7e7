"""Where dossiers stand: those that were opened last, and the folder in which new ones are begun."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from tourplanner.errors import InputError
from tourplanner.files.together import write_whole
from tourplanner.inputs.slug import file_name
from tourplanner.message import message
from tourplanner.workflow.sources.decoded_plan import PLAN

HOME = "TOURPLANNER_HOME"
"""The variable that says where new dossiers are begun."""
FILE = "desk.json"
MOST = 12
"""Dossiers that are remembered."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A dossier on the shelf: its title, its folder and the name of that in addresses."""

    title: str
    folder: Path

    @property
    def name(self) -> str:
        """What the page calls it: nothing else of the disk can be opened."""
        return str(self.folder)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The dossiers of one planner.

    Attributes
    ----------
    home
        The folder in which new ones are begun.
    record
        The file that remembers those which were opened.
    """

    home: Path
    record: Path

    @classmethod
    def usual(cls) -> "Shelf":
        """That of the user, among the documents."""
        named = os.environ.get(HOME)
        home = Path(named) if named else platformdirs.user_documents_path() / "tourplanner"
        return cls(home, platformdirs.user_state_path("tourplanner", appauthor=False) / FILE)

    def standing(self) -> tuple[Standing, ...]:
        """Those that are still there, the last one first, then what else is at home."""
        found = dict.fromkeys([*self._remembered(), *self._at_home()])
        return tuple(Standing(_title(folder), folder) for folder in found if (folder / PLAN).is_file())

    def folder_of(self, name: str) -> Path:
        """The folder of a dossier that stands there.

        Raises
        ------
        InputError
            If there is none of that name.
        """
        known = {each.name: each.folder for each in self.standing()}
        if name not in known:
            raise InputError.of("", message("hall.not-on-shelf"))
        return known[name]

    def new_folder(self, title: str) -> Path:
        """A folder for a new dossier, which is not there yet; whatever the title, it is one at home."""
        name = file_name(title)
        taken = {each.name for each in self.home.iterdir()} if self.home.is_dir() else set()
        ways = (name, *(f"{name}-{number}" for number in range(2, len(taken) + 3)))
        return self.home / next(each for each in ways if each not in taken)

    def remember(self, folder: Path) -> None:
        """Put a dossier in front."""
        first = folder.resolve()
        known = [first, *(each for each in self._remembered() if each != first)][:MOST]
        try:
            self.record.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.record, json.dumps([str(each) for each in known]).encode())
        except OSError:
            # A desk without a memory is one all the same.
            return

    def _remembered(self) -> list[Path]:
        try:
            return [Path(str(each)) for each in json.loads(self.record.read_bytes())]
        except (OSError, ValueError, TypeError):
            return []

    def _at_home(self) -> list[Path]:
        try:
            return sorted(each.resolve() for each in self.home.iterdir() if each.is_dir())
        except OSError:
            return []


def _title(folder: Path) -> str:
    """The title of a plan, without judging the rest of it."""
    try:
        return str(json.loads((folder / PLAN).read_bytes())["title"])
    except (OSError, ValueError, KeyError, TypeError):
        return folder.name
