"""The commented config that a new plan starts from."""

from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.inputs.shipped import data_folder

STARTER = "starter.toml"
PLAN = "plan.toml"


def write_starter(folder: Path) -> tuple[Path, ...]:
    """Write a config to start from into `folder`, made if need be; the files that were written.

    Raises
    ------
    InputError
        If the file is there already, or the folder cannot be written.
    """
    file = folder / PLAN
    write_new(file, (data_folder() / STARTER).read_bytes())
    return (file,)


def write_new(file: Path, content: bytes) -> None:
    """Write a file that is not there yet, into a folder that is made if need be.

    Raises
    ------
    InputError
        If the file is there already, or the folder cannot be written.
    """
    folder = file.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as out:
            out.write(content)
    except FileExistsError:
        if file.exists():
            raise InputError.of(str(file), "is there already", "choose another folder") from None
        raise InputError.of(str(folder), "is a file, not a folder", "choose another folder") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError.of(str(folder), f"cannot be written: {reason}") from None
