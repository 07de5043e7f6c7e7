"""What the system says where roads cannot be written, in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tourplanner.errors import TravelError
from tourplanner.files.system_reason import system_reason
from tourplanner.message import message

FOLDER_VARIABLE = "TOURPLANNER_ROADS"
"""Names the folder of roads, where it is not the user's own."""


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """An error of the system as a message about the folder.

    Raises
    ------
    TravelError
        If it cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise TravelError(
            message("road.unwritable", folder=str(folder), reason=system_reason(error)),
            message("road.maybe-other-folder", variable=FOLDER_VARIABLE),
        ) from None
