"""Built networks and matrices on disk, so that a road file is read once.

A network is two files named after its road file and the first digits of its hash: the arrays
(``.npz``) and a card (``.json``) that tells what they are without opening them. Both are written
together; both are judged when they are read, as any input is.
"""

import contextlib
import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import platformdirs

from tourplanner.domain.place import Position
from tourplanner.errors import TravelError
from tourplanner.files.system_reason import system_reason
from tourplanner.files.together import mend, read_whole, write_together
from tourplanner.message import message
from tourplanner.travel.osm.arrays import Arrays, put
from tourplanner.travel.osm.profile import VERSION
from tourplanner.travel.osm.unwritable import FOLDER_VARIABLE, told

FORMAT = 2
"""Of the files here; raised when what they hold changes."""

DIGITS = 12
"""Of a hash, in names and provenances."""


Box = tuple[float, float, float, float]
"""South, west, north and east end in degrees."""

ROOM = 0.09
"""Degrees, some 10 km, that places keep from the edge of a cut-out: ways near it may be missing."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a built network.

    Attributes
    ----------
    format, profile
        Versions of the files and of the driving profile that it was built with.
    file, folder, size, changed
        Name and folder of the road file, its bytes, and its time of change in nanoseconds.
    sha256
        Hex digest of the road file.
    date
        Of the data, ``YYYY-MM-DD``; empty if the file does not tell.
    ways, kilometres
        Ways that are driven; length of the streets of the network.
    box
        Of the network.
    cut
        What was cut out of the file; None for all of it.
    """

    format: int
    profile: int
    file: str
    folder: str
    size: int
    changed: int
    sha256: str
    date: str
    ways: int
    kilometres: int
    box: Box
    cut: Box | None = None

    @property
    def name(self) -> str:
        """What its files are called."""
        stem = self.file.removesuffix(".pbf").removesuffix(".osm")
        return f"{stem}-{self.key[:DIGITS]}"

    @property
    def key(self) -> str:
        """Hex digest of the road file and of what was cut out of it."""
        if self.cut is None:
            return self.sha256
        return hashlib.sha256(f"{self.sha256} {self.cut!r}".encode()).hexdigest()

    @property
    def is_current(self) -> bool:
        """Whether this version of tourplanner would build the same."""
        return (self.format, self.profile) == (FORMAT, VERSION)

    @property
    def is_stale(self) -> bool:
        """Whether the road file has changed since, as far as its size and time of change tell."""
        try:
            found = (Path(self.folder) / self.file).stat()
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) != (self.size, self.changed)

    def covers(self, positions: tuple[Position, ...]) -> bool:
        """Whether all positions lie between the outermost roads, and not at the edge of a cut-out."""
        south, west, north, east = self.box
        if self.cut is not None:
            room = (ROOM, ROOM, -ROOM, -ROOM)
            south, west, north, east = (end + inset for end, inset in zip(self.cut, room, strict=True))
        return all(south <= p.latitude <= north and west <= p.longitude <= east for p in positions)


def roads_folder() -> Path:
    """Where road files are downloaded to and networks built: a folder of the user's own."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else platformdirs.user_data_path("tourplanner", False) / "roads"


def cards(folder: Path) -> tuple[Card, ...]:
    """The networks in `folder` that can be used, the newest data first."""
    mend(folder)
    try:
        files = sorted(folder.glob("*.json"))
    except OSError:
        return ()
    found = [card for card in map(read_card, files) if card is not None and card.is_current]
    # Of one file, all of it before what was cut out.
    order = sorted(found, key=lambda card: (card.date, card.file, card.sha256, card.cut is None, card.key))
    return tuple(reversed(order))


def unusable(folder: Path) -> tuple[str, ...]:
    """The names of networks in `folder` without a sound card, or that another version built."""
    usable = {card.name for card in cards(folder)}
    try:
        return tuple(sorted(file.stem for file in folder.glob("*.npz") if file.stem not in usable))
    except OSError:
        return ()


def read_card(path: Path) -> Card | None:
    """The card in a file, None if it is none: another file, a torn or an edited one."""
    try:
        table = json.loads(read_whole(path))
        card = _card(table)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return card if card.name == path.stem and path.with_suffix(".npz").is_file() else None


def _card(table: dict[str, Any]) -> Card:
    """The card that a JSON table says.

    Raises
    ------
    KeyError, TypeError, ValueError
        If it says none.
    """
    cut = table["cut"]
    card = Card(**{**table, "box": _box(table["box"]), "cut": None if cut is None else _box(cut)})
    texts = (card.file, card.folder, card.sha256, card.date)
    numbers = (card.format, card.profile, card.size, card.changed, card.ways, card.kilometres)
    if any(type(text) is not str for text in texts) or any(type(number) is not int for number in numbers):
        raise TypeError(table)
    return card


def _box(ends: list[float]) -> Box:
    south, west, north, east = map(float, ends)
    return south, west, north, east


def hash_of(path: Path) -> str:
    """Hex digest of the bytes of a road file.

    Raises
    ------
    TravelError
        If it cannot be read.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            what = message("road.unreadable", path=str(path), reason=message("system.not-a-file"))
            raise TravelError(what)
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        raise TravelError(message("road.no-file", path=str(path)), message("road.maybe-fetch")) from None
    except OSError as error:
        what = message("road.unreadable", path=str(path), reason=system_reason(error))
        raise TravelError(what) from None


def write_network(folder: Path, card: Card, arrays: Arrays) -> None:
    """Write a network and its card, both or none, and drop networks of the same road file that they replace.

    Raises
    ------
    TravelError
        If they cannot be written.
    """
    text = json.dumps(asdict(card), indent=2) + "\n"
    with told(folder):
        write_together(
            folder,
            {f"{card.name}.npz": lambda stream: put(stream, arrays), f"{card.name}.json": text.encode()},
        )
    for path in folder.glob("*.json"):
        other = read_card(path)
        same = other and (other.folder, other.file, other.cut) == (card.folder, card.file, card.cut)
        if other and same and other.name != card.name:
            drop(folder, other)


def drop(folder: Path, card: Card) -> None:
    """Take a network away, its card first."""
    with contextlib.suppress(OSError):
        (folder / f"{card.name}.json").unlink()
        (folder / f"{card.name}.npz").unlink()
