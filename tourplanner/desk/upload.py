"""A form with a file in it: its fields, the name of the file and its bytes."""

from pathlib import Path

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from tourplanner.desk.form import not_understood
from tourplanner.desk.guard import MOST_BYTES

MOST_FIELDS = 10
MOST_TEXT_BYTES = 100_000


async def sent_file(request: Request) -> tuple[dict[str, str], str, bytes]:
    """The fields of the form, the name of the file without a folder, and its bytes.

    Raises
    ------
    InputError
        If it is no form with a file.
    """
    try:
        parser = MultiPartParser(
            request.headers,
            request.stream(),
            max_files=1,
            max_fields=MOST_FIELDS,
            max_part_size=MOST_TEXT_BYTES,
        )
        form = await parser.parse()
    except (MultiPartException, KeyError, ValueError, AssertionError):
        raise not_understood() from None
    said = {name: value.strip() for name, value in form.items() if isinstance(value, str)}
    file = form.get("file")
    if not isinstance(file, UploadFile):
        return said, "", b""
    content = await file.read(MOST_BYTES)
    name = Path((file.filename or "").replace("\\", "/")).name
    await form.close()
    return said, name, content
