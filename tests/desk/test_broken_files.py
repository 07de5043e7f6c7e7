"""A file of the dossier that was torn, flipped or taken away is named on the page that cannot be shown."""

import contextlib
import random
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.desk.conftest import opened
from tests.desk.visits import first_visits
from tests.fuzz.mutations import mutated
from tourplanner.desk.commands import Fix
from tourplanner.desk.journal import FILE
from tourplanner.desk.session import Session
from tourplanner.errors import InputError


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b'{"format": 99}'])
def test_a_broken_plan_is_named(inside: TestClient, folder: Path, content: bytes) -> None:
    (folder / "plan.json").write_bytes(content)

    shown = inside.get("/weeks")

    assert shown.status_code == 500
    assert "Cette page ne peut pas être montrée" in shown.text
    assert "plan.json" in shown.text
    assert str(folder) not in shown.text


@pytest.mark.slow
def test_a_spoilt_journal_is_read_as_far_as_it_is_whole(session: Session, folder: Path) -> None:
    for rank in range(2):
        session.do(Fix(first_visits(session, rank + 1)[rank], "promis"), session.look().revision, "planner")
    good = (folder / FILE).read_bytes()
    config, plan = ((folder / name).read_bytes() for name in ("plan.toml", "plan.json"))

    for seed in range(100):
        (folder / FILE).write_bytes(mutated(good, random.Random(f"20270104 {seed}")))
        (folder / "plan.toml").write_bytes(config)
        again = opened(folder)
        there = again.look().revision
        with contextlib.suppress(InputError):
            again.undo(there, "planner")
        assert (folder / "plan.json").read_bytes() == plan
        assert 'commune = "32463"' in (folder / "plan.toml").read_text(encoding="utf-8")
