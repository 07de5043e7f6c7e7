"""Templates that were compiled before, so that the first page of a desk does not wait for it."""

from contextlib import suppress
from functools import cached_property
from io import BytesIO
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from tourplanner.files.private import private_folder
from tourplanner.files.together import write_whole

FOLDER = "pages"


class CompiledPages(BytecodeCache):
    """Compiled templates in a folder of the user's own; where there is none, they are compiled each time.

    What is read there is run: nobody else can have put anything there.
    """

    @cached_property
    def _folder(self) -> Path | None:
        return private_folder(FOLDER)

    def _file(self, bucket: Bucket) -> Path | None:
        return self._folder / bucket.key if self._folder else None

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is kept of a template; of another text or version of it nothing is."""
        if file := self._file(bucket):
            with suppress(OSError):
                bucket.load_bytecode(BytesIO(file.read_bytes()))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        if file := self._file(bucket):
            with suppress(OSError):
                write_whole(file, bucket.bytecode_to_string())
