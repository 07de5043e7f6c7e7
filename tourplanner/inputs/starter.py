"""The commented config that a new plan starts from."""

from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.message import message

STARTER = "starter.toml"
PLAN = "plan.toml"


def write_new(file: Path, content: bytes) -> None:
    """Write a file that is not there yet, into a folder that is made if need be.

    Raises
    ------
    InputError
        If the file is there already, or the folder cannot be written.
    """
    folder, another = file.parent, message("file.another-folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as out:
            out.write(content)
    except FileExistsError:
        if file.exists():
            raise InputError.of(str(file), message("file.is-there"), another) from None
        raise InputError.of(str(folder), message("file.not-a-folder"), another) from None
    except (OSError, ValueError) as error:
        raise InputError.of(str(folder), message("file.unwritable", reason=system_reason(error))) from None
