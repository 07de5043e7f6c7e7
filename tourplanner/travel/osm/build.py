"""From a road file to a built network in a folder, unless it is there already."""

from collections.abc import Sequence
from pathlib import Path

from tourplanner.domain.place import Position
from tourplanner.errors import TravelError
from tourplanner.files.system_reason import system_reason
from tourplanner.message import Notify, Value, message, silent
from tourplanner.travel.osm.clip import box_around
from tourplanner.travel.osm.profile import VERSION
from tourplanner.travel.osm.store import FORMAT, Box, Card, cards, hash_of, write_network

MOST_NAMED = 5
"""Limits of roads that one notice names."""
LARGE = 300_000_000
"""Bytes of a road file of more than a département."""


def built(path: Path, folder: Path) -> Card:
    """The network of the road file `path` in `folder`, built if it is not there or stale.

    Raises
    ------
    TravelError
        If the road file cannot be read, holds no roads, or `folder` cannot be written.
    """
    known = find_built(path, folder)
    return known if known is not None else build(path, folder)


def built_around(path: Path, folder: Path, positions: Sequence[Position]) -> Card:
    """A network of the road file that holds all `positions`, built if there is none.

    Of a file of `LARGE` bytes or more, only the surroundings of the positions are built.

    Raises
    ------
    TravelError
        As `built`.
    """
    places, home = tuple(positions), _home(path)
    for card in cards(folder):
        same = (card.file, card.folder) == (path.name, home) and path.exists() and not card.is_stale
        if same and (card.cut is None or card.covers(places)):
            return card
    known = find_built(path, folder)
    if known is not None:
        return known
    large = path.exists() and path.stat().st_size >= LARGE
    return build(path, folder, box_around(places) if large and places else None)


def find_built(path: Path, folder: Path, cut: Box | None = None) -> Card | None:
    """The network of the road file as it is now, or of `cut` in it; None if it is still to be built.

    Raises
    ------
    TravelError
        If the road file cannot be read.
    """
    name, home = path.name, _home(path)
    there = [card for card in cards(folder) if (card.file, card.cut) == (name, cut)]
    for card in there:
        if card.folder == home and path.exists() and not card.is_stale:
            return card
    digest = hash_of(path)
    return next((card for card in there if card.sha256 == digest), None)


def build(path: Path, folder: Path, cut: Box | None = None, notify: Notify = silent) -> Card:
    """Read the road file and write its network, or that of `cut` in it, into `folder`.

    Parameters
    ----------
    notify
        Told of limits of roads that count for nothing: those that cannot be meant as they stand, and those
        that hold at some hours or for some vehicles.

    Raises
    ------
    TravelError
        As `built`.
    """
    # Reading needs osmium, building scipy: neither is loaded by those who only use what is built.
    from tourplanner.travel.osm.frozen import frozen  # noqa: PLC0415
    from tourplanner.travel.osm.survey import build_roads  # noqa: PLC0415

    digest = hash_of(path)
    found = path.stat()
    survey = build_roads(path, cut)
    not_read = {"road.unread-limits": survey.unread, "road.conditional-limits": survey.conditional}
    for kind, limits in not_read.items():
        if limits:
            notify(message(kind, file=path.name, n=len(limits), limits=_named(limits)))
    roads = survey.roads
    card = Card(
        format=FORMAT,
        profile=VERSION,
        file=path.name,
        folder=_home(path),
        size=found.st_size,
        changed=found.st_mtime_ns,
        sha256=digest,
        date=survey.date,
        ways=survey.ways,
        kilometres=roads.kilometres,
        box=roads.box,
        cut=cut,
    )
    write_network(folder, card, frozen(roads))
    return card


def _named(limits: Sequence[tuple[int, str]]) -> list[Value]:
    named: list[Value] = []
    for source, limit in limits[:MOST_NAMED]:
        kind = "road.limit-of-relation" if limit.startswith("restriction") else "road.limit-of-way"
        named.append(message(kind, limit=limit, way=source))
    if len(limits) > MOST_NAMED:
        named.append(message("travel.more", n=len(limits) - MOST_NAMED))
    return named


def _home(path: Path) -> str:
    try:
        return str(path.resolve().parent)
    except OSError as error:
        raise TravelError(message("road.not-found", path=str(path), reason=system_reason(error))) from None
