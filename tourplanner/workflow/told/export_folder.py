"""The folder of an export: what is there from earlier, also from when all files were in one place."""

from collections.abc import Iterator
from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.files.together import mend
from tourplanner.message import Notify, message
from tourplanner.outputs.audience import Audience
from tourplanner.outputs.formats import Format
from tourplanner.outputs.names import (
    AREA_SHEETS,
    CALENDARS,
    INDEX,
    OPEN_DATA,
    POSTERS,
    PUBLIC_MAP,
    ROUTE_SHEETS,
    TOUR_MAP,
    TRACKS,
)
from tourplanner.outputs.workbook.schedule_book import FILE as WORKBOOK

MADE_BY_NO_OTHER = (CALENDARS, TRACKS, OPEN_DATA)
"""Folders that tell an export of release 0.1: no other command has ever made them."""

ONCE: dict[str, Audience] = {
    f"{POSTERS}/**/*.pdf": Audience.PUBLIC,
    f"{AREA_SHEETS}/*.pdf": Audience.INTERNAL,
    f"{ROUTE_SHEETS}/*.pdf": Audience.INTERNAL,
    f"{CALENDARS}/arrets/*.ics": Audience.PUBLIC,
    f"{CALENDARS}/intercommunalites/*.ics": Audience.PUBLIC,
    f"{CALENDARS}/vehicules/*.ics": Audience.INTERNAL,
    f"{TRACKS}/*.gpx": Audience.INTERNAL,
    f"{OPEN_DATA}/arrets-bibliobus.csv": Audience.PUBLIC,
    f"{OPEN_DATA}/data-inclusion-*.json": Audience.PUBLIC,
    WORKBOOK: Audience.INTERNAL,
}
"""The files of such an export, and whom they are for: they are kept, in the folder of their readers."""

NO_MORE = (INDEX, f"{OPEN_DATA}/arrets-et-tournees.geojson", f"{OPEN_DATA}/lieux-mediation-numerique.csv")
"""Files of such an export that told everybody what is for the service, or what nobody knew: taken away."""


def earlier(folder: Path, written: Format) -> dict[str, bytes]:
    """The files that an earlier export left of a format that people have subscribed to.

    Returns
    -------
    dict
        By their paths among the files of the format: those of release 0.1, then those that came after it.

    Raises
    ------
    InputError
        If one of them cannot be read.
    """
    mend(folder)
    roots = (folder, *(folder / audience for audience in Audience))
    return {
        path.relative_to(root).as_posix(): _read(path)
        for root in roots
        for path in sorted((root / written.folder).rglob("*"))
        if path.is_file()
    }


def settle(folder: Path, notify: Notify) -> None:
    """Bring the files of an export of release 0.1 into the folders of their readers, after the new ones.

    What has been written anew is not written over; what is not ours is left where it is.

    Parameters
    ----------
    notify
        Told of how many files were moved or taken away.

    Raises
    ------
    InputError
        If a file cannot be moved or taken away.
    """
    if not any((folder / name).is_dir() for name in MADE_BY_NO_OTHER):
        return
    moves, gone = list(_moves(folder)), [path for name in NO_MORE if (path := folder / name).is_file()]
    try:
        for old, new in moves:
            _move(old, new)
        for path in gone:
            path.unlink()
        for name in (POSTERS, AREA_SHEETS, ROUTE_SHEETS, *MADE_BY_NO_OTHER):
            _remove_empty(folder / name)
    except OSError as error:
        what = message("output.cannot-be-written", why=system_reason(error))
        raise InputError.of(error.filename or str(folder), what, message("output.another-folder")) from error
    if count := len(moves) + len(gone):
        public, internal = (f"{audience}/" for audience in Audience)
        notify(message("export.settled", n=count, folder=str(folder), public=public, internal=internal))


def _moves(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Where a file of release 0.1 is, and where it goes."""
    for pattern, audience in ONCE.items():
        for old in sorted(folder.glob(pattern)):
            yield old, folder / audience / old.relative_to(folder)
    if (folder / PUBLIC_MAP).is_file():
        yield folder / PUBLIC_MAP, folder / Audience.INTERNAL / TOUR_MAP


def _move(old: Path, new: Path) -> None:
    if new.exists():
        old.unlink()
    else:
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)


def _remove_empty(folder: Path) -> None:
    """Remove a folder and those in it, as far as nothing is in them."""
    if not folder.is_dir():
        return
    for inner in folder.iterdir():
        if inner.is_dir():
            _remove_empty(inner)
    if not any(folder.iterdir()):
        folder.rmdir()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        what = message("file.unreadable", reason=system_reason(error))
        raise InputError.of(str(path), what, message("output.another-folder")) from None
