"""What a compiled catalogue was made from, so that it is made again when a source has changed."""

import hashlib
from pathlib import Path

SOURCE_SUM = "x-source-sha256"
"""Header of a compiled catalogue."""


def source_sum(folder: Path) -> str:
    """The hexadecimal digest of the names and bytes of a language's sources."""
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.po")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
