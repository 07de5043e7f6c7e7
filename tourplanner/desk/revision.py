"""What lies on the disk of a dossier, and the hash that names it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tourplanner.files.together import mend, read_whole

CONTENTS = ("plan.toml", "plan.xlsx", "plan.json", "schedule.json")
"""The files that a planner changes; what is drawn from them is made anew."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The bytes of the files of a dossier, by their names; a file that is not there is not in it."""

    files: Mapping[str, bytes]

    @classmethod
    def of(cls, folder: Path) -> "Contents":
        """What is there now.

        Raises
        ------
        OSError
            If a file cannot be read.
        """
        mend(folder)
        return cls({name: read_whole(folder / name) for name in CONTENTS if (folder / name).is_file()})

    @property
    def sums(self) -> dict[str, str]:
        """SHA-256 of each file."""
        return {name: hashlib.sha256(content).hexdigest() for name, content in self.files.items()}

    @property
    def revision(self) -> str:
        """A name for all of it: 16 hexadecimal digits."""
        told = "".join(f"{name} {digest}\n" for name, digest in sorted(self.sums.items()))
        return hashlib.sha256(told.encode()).hexdigest()[:16]
