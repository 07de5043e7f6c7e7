"""What files of a dossier once held, by the sum of their bytes: what undo goes back to."""

import hashlib
import zlib
from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.files.together import write_whole
from tourplanner.message import message

FOLDER = "history"


class Vault:
    """Contents that are kept beside a dossier, each once."""

    def __init__(self, dossier: Path) -> None:
        self.folder = dossier / FOLDER

    def keep(self, content: bytes) -> str:
        """Keep some bytes; gives their sum."""
        name = hashlib.sha256(content).hexdigest()
        if not (self.folder / name).is_file():
            write_whole(self.folder / name, zlib.compress(content))
        return name

    def content(self, name: str) -> bytes:
        """The bytes of that sum.

        Raises
        ------
        InputError
            If they are not there any more, or are others.
        """
        try:
            found = zlib.decompress((self.folder / name).read_bytes())
        except (OSError, zlib.error):
            found = b""
        if hashlib.sha256(found).hexdigest() != name:
            raise InputError.of(str(self.folder / name), message("desk.step-lost"))
        return found
