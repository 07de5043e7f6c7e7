"""A search for a plan, in a process of its own: the page goes on, and the best found can be kept."""

import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from tourplanner.files.together import read_whole, write_whole
from tourplanner.wording.language import Language
from tourplanner.workflow.sources.decoded_plan import PLAN

FOUND = (0, 4)
"""Exit codes of a search that has written a plan: with every promise kept, or the best one without."""
PATIENCE_SECONDS = 10.0


@dataclass(slots=True)
class Search:
    """A search under way, or what it has found.

    Attributes
    ----------
    folder
        Where it writes, apart from the dossier.
    revision
        Of the dossier that it is for.
    gentle
        Whether as little as possible is to move.
    lines
        What it said so far, in words.
    """

    folder: tempfile.TemporaryDirectory[str]
    process: subprocess.Popen[str]
    revision: str
    gentle: bool
    began: float = field(default_factory=time.monotonic)
    lasted: float | None = None
    lines: list[str] = field(default_factory=list)

    @property
    def is_running(self) -> bool:
        """Whether it still looks."""
        return self.process.poll() is None

    @property
    def seconds(self) -> int:
        """How long it has looked."""
        return round(self.lasted if self.lasted is not None else time.monotonic() - self.began)

    @property
    def found(self) -> Path | None:
        """The folder of what it has found; None where it is not at its end, or has found nothing."""
        folder = Path(self.folder.name)
        good = self.process.poll() in FOUND and (folder / PLAN).is_file()
        return folder if good else None

    def stop(self) -> None:
        """End it, with the best plan that it has."""
        if self.is_running:
            self.process.send_signal(signal.SIGINT)

    def forget(self) -> None:
        """End it, with nothing."""
        if self.is_running:
            self.process.kill()
        self.process.wait(PATIENCE_SECONDS)
        self.folder.cleanup()

    def listen(self) -> None:
        """Keep what it says until it ends."""
        assert self.process.stderr is not None
        with self.process.stderr as said:
            for line in said:
                # One at a time: the page shows the last one.
                self.lines.append(line.strip())
        self.process.wait()
        self.lasted = time.monotonic() - self.began


class Searches:
    """The search of a desk: one at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.current: Search | None = None

    def start(self, folder: Path, config: Path, revision: str, lang: Language, *, gentle: bool) -> None:
        """Look for a plan of a dossier; a search that is under way goes on, and no other begins."""
        with self._lock:
            if self.current is not None:
                if self.current.is_running:
                    return
                self.current.forget()
            scratch = tempfile.TemporaryDirectory(prefix="tourplanner-")
            # What it replaces tells it whose dossier it is.
            write_whole(Path(scratch.name) / PLAN, read_whole(folder / PLAN))
            asked = ["plan", str(config), "--out", scratch.name, "--incomplete", "--lang", lang.value]
            asked += ["--near", str(folder)] if gentle else []
            process = subprocess.Popen(
                [sys.executable, "-m", "tourplanner", *asked],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
                start_new_session=True,
            )
            self.current = Search(scratch, process, revision, gentle)
            threading.Thread(target=self.current.listen, daemon=True).start()

    def stop(self) -> None:
        """End it, with the best plan that it has."""
        if self.current is not None:
            self.current.stop()

    def forget(self) -> None:
        """End it, with nothing."""
        with self._lock:
            if self.current is not None:
                self.current.forget()
                self.current = None
