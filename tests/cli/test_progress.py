"""The progress of a search: nothing for a second, then a line for each thing that is learnt."""

from io import StringIO

import pytest

from tourplanner.cli import progress
from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.progress import ProgressLine
from tourplanner.solvers.result import Progress
from tourplanner.wording.language import Language


def test_a_line_for_each_thing_learnt_after_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 1.0)
    stream = StringIO()
    with ProgressLine(PlainConsole(stream), Language.EN) as line:
        for elapsed, best in ((0.9, 7200), (1.2, 7200), (1.6, 7200), (3.4, 5400)):
            line.observe(Progress(elapsed, "drive", best, 3600))

    assert stream.getvalue().replace("\u00a0", " ").splitlines() == [
        "1 s: searching, driving, best so far 2 h 00 min, at least 1 h 00 min proven",
        "3 s: searching, driving, best so far 1 h 30 min, at least 1 h 00 min proven",
    ]
