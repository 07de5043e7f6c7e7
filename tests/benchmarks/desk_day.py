"""A planner's day at the desk: steps, undos and kills; nothing is lost, files are whole, memory stays."""

import random
import re
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from tests.benchmarks.served import served
from tests.benchmarks.table import show
from tourplanner.desk.demo import lay_demo
from tourplanner.desk.journal import Journal, Kind
from tourplanner.desk.revision import Contents
from tourplanner.message import silent
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import open_dossier

SEED = 20270104
LONG = (700, 200)
"""Steps and undos in one process: memory is told of these."""
TORN = (300, 100)
KILLS = 20
MOVED = 0.3
"""Of the steps; the others fix and release."""
PATIENCE = 60.0
FORM = re.compile(r'<form method="post" action="([^"]+)"(.*?)</form>', re.DOTALL)
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
LOST = (URLError, ConnectionError, OSError)


def run() -> None:
    """One row for the pilot."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "pilot"
        lay_demo(folder, Language.FR)
        day = Day(folder, random.Random(SEED))
        with opened(folder) as browser:
            start = browser.memory
            day.work(browser, *LONG)
            end = browser.memory
        for _ in range(KILLS):
            with opened(folder) as browser:
                day.work(browser, TORN[0] // KILLS, TORN[1] // KILLS)
                day.step_and_kill(browser)
        with opened(folder) as browser:
            browser.page("/history")
        day.judge()
        header = ["steps", "undos", "kills", "acknowledged", "in the journal", "lost", "files whole"]
        header += ["median step", "slowest", "memory at first", "after", "journal and history"]
        kept = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        row: list[object] = [day.steps, day.undos, KILLS, day.acknowledged, day.noted, day.lost, "yes"]
        row += [f"{1000 * figure:.0f} ms" for figure in (statistics.median(day.times), max(day.times))]
        row += [f"{start} MB", f"{end} MB", f"{kept / 1e6:.1f} MB"]
        show("A day at the desk", header, [row])


@dataclass(slots=True)
class Browser:
    """What asks a desk, as a browser without scripts does."""

    process: subprocess.Popen[str]
    base: str
    opener: OpenerDirector

    def page(self, address: str, fields: dict[str, str] | None = None) -> str:
        """A page, or the one that a form leads to."""
        body = urlencode(fields).encode() if fields is not None else None
        request = Request(f"{self.base}{address}", body, {"Origin": self.base})
        with self.opener.open(request, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    @property
    def memory(self) -> int:
        """What the desk holds, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found is not None
        return int(found[1]) // 1024


@contextmanager
def opened(folder: Path) -> Iterator[Browser]:
    """Somebody who has come in at a desk."""
    with served(folder) as desk:
        browser = Browser(desk.process, desk.base, build_opener(HTTPCookieProcessor(CookieJar())))
        browser.page(desk.address.removeprefix(desk.base))
        yield browser


@dataclass(slots=True)
class Day:
    """What was done so far."""

    folder: Path
    chance: random.Random
    steps: int = 0
    undos: int = 0
    acknowledged: int = 0
    noted: int = 0
    lost: int = 0
    times: list[float] = field(default_factory=list)

    def work(self, browser: Browser, steps: int, undos: int) -> None:
        """Some steps and undos, in any order."""
        kinds = ["step"] * steps + ["undo"] * undos
        self.chance.shuffle(kinds)
        for kind in kinds:
            action, fields = self._step(browser) if kind == "step" else self._undo(browser)
            began = time.perf_counter()
            browser.page(action, fields)
            self.times.append(time.perf_counter() - began)
            self.acknowledged += 1
            self.steps, self.undos = self.steps + (kind == "step"), self.undos + (kind == "undo")
        self.judge()

    def step_and_kill(self, browser: Browser) -> None:
        """A step, and the end of the process somewhere in it."""
        action, fields = self._step(browser)

        def ask() -> None:
            with suppress(*LOST):
                browser.page(action, fields)

        asking = threading.Thread(target=ask)
        asking.start()
        asking.join(self.chance.random() / 20)
        browser.process.kill()
        browser.process.wait(PATIENCE)
        asking.join(PATIENCE)

    def judge(self) -> None:
        """That all is there that was acknowledged, and that the dossier can be opened."""
        steps = [entry for entry in Journal(self.folder).entries() if entry.kind is not Kind.BEGIN]
        self.noted, self.lost = len(steps), max(0, self.acknowledged - len(steps))
        assert steps[-1].after == Contents.of(self.folder).revision
        open_dossier(self.folder, None, silent)

    def _undo(self, browser: Browser) -> tuple[str, dict[str, str]]:
        page = browser.page("/weeks")
        asked = _forms(page, "/history/undo")
        # Nothing to undo is a step that is refused: another one is made instead.
        return asked[0] if 'id="undo" class="quiet" title=' in page else self._step(browser)

    def _step(self, browser: Browser) -> tuple[str, dict[str, str]]:
        keys = re.findall(r'<a id="(v-[^"]+)"', browser.page("/weeks"))
        while True:
            key = self.chance.choice(keys)
            if self.chance.random() < MOVED:
                page, action = browser.page(f"/weeks?visit={key}&move=1"), "/weeks/move"
            else:
                page, action = browser.page(f"/weeks?visit={key}"), r"/weeks/(?:un)?lock"
            if found := _forms(page, action):
                return self.chance.choice(found)


def _forms(page: str, action: str) -> list[tuple[str, dict[str, str]]]:
    """The forms of a page that lead somewhere, with their hidden fields; of those that break a rule none."""
    return [
        (found[1], {unescape(name): unescape(value) for name, value in HIDDEN.findall(found[2])})
        for found in FORM.finditer(page)
        if re.fullmatch(action, found[1]) and "offer forbidden" not in found[2]
    ]
