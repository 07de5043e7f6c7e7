"""A process that has imported what any command needs, and forks for each: starting anew takes longer than it.

Each command is a process of its own all the same, stopped by a real signal. Nothing is run before the fork,
so that no thread is lost in it.
"""

import errno
import gc
import json
import os
import pkgutil
import signal
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import tourplanner
from tests.patience import PATIENCE


def watch(how: str, folder: str, last: int, told: Path) -> None:
    """Count what this process, and none of its workers, changes below a folder; stop it at a step.

    Parameters
    ----------
    how
        ``counted``: to its end; ``killed``: until the step; ``full``: nothing new from there on.
    folder
        What is watched.
    last
        The step.
    told
        The file that it writes the steps to at its end.
    """
    steps, this = 0, os.getpid()

    def seen(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal steps
        if os.getpid() != this or not event.startswith(("open", "os.", "shutil.")) or not arguments:
            return
        if event == "open" and not (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR):
            return
        if isinstance(arguments[0], int) or event in ("os.listdir", "os.scandir"):
            return
        if not str(Path.cwd() / os.fsdecode(arguments[0])).startswith(folder):
            return
        steps += 1
        if how == "killed" and steps == last:
            os.kill(this, signal.SIGKILL)
        # What is there may still get another name, or be removed.
        if how == "full" and 0 < last <= steps and event in ("open", "os.mkdir"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), arguments[0])

    sys.addaudithook(seen)
    from tourplanner.cli import main  # noqa: PLC0415

    try:
        main()
    finally:
        counted, last = steps, -1
        told.write_text(json.dumps(counted), encoding="utf-8")


def serve() -> None:
    """Fork for each command that a line tells of; answer with how it ended, once its workers have too."""
    for found in pkgutil.walk_packages(tourplanner.__path__, "tourplanner."):
        if not found.name.endswith(("__main__", "build_hook")):
            with suppress(ModuleNotFoundError):  # what is installed by choice
                import_module(found.name)
    gc.freeze()  # what is shared stays so
    for line in iter(sys.stdin.readline, ""):
        asked = json.loads(line)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            nothing = os.open(os.devnull, os.O_RDWR)
            for stream, descriptor in enumerate((nothing, nothing, writing)):
                os.dup2(descriptor, stream)
            for descriptor in (nothing, reading, writing):
                os.close(descriptor)
            signal.alarm(PATIENCE)
            os.environ |= asked["environment"]
            sys.argv[1:] = asked["arguments"]
            watch(asked["how"], asked["folder"], asked["step"], Path(asked["told"]))
            return
        os.close(writing)
        # Read to its end, which comes when no process holds it any more.
        with os.fdopen(reading, encoding="utf-8") as told:
            said = told.read()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(json.dumps({"returncode": code, "stderr": said}), flush=True)


if __name__ == "__main__":
    serve()
