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

    assert shown.status_code == 409
    assert "Cette page ne peut pas être montrée" in shown.text
    assert "plan.json" in shown.text
    assert str(folder) not in shown.text


@pytest.mark.parametrize("path", ["/today", "/calendar"])
def test_a_lock_that_the_plan_does_not_keep_is_told_with_what_to_do(
    inside: TestClient, folder: Path, path: str
) -> None:
    _lock(folder, 'stop = "32269"\ndate = 2027-01-11')

    shown = inside.get(path)

    assert shown.status_code == 409
    assert "Monfort (32269)" in shown.text
    assert "aucune permanence le lundi\u00a011\u00a0janvier\u00a02027" in shown.text
    assert "déplacez la permanence" in shown.text
    # Neither where that lies, nor what a rule is called inside.
    assert str(folder) not in shown.text
    assert "lock:" not in shown.text
    # Where it is mended is shown all the same.
    assert inside.get("/weeks").status_code == 200


def test_locks_that_contradict_each_other_are_told(inside: TestClient, folder: Path) -> None:
    _lock(folder, 'stop = "32269"\nweekday = "fri"', 'stop = "32269"\nweekday = "mon"')

    shown = inside.get("/weeks")

    assert shown.status_code == 409
    assert "mais le verrou 1 dit vendredi (fri)" in shown.text
    assert "en enlever un" in shown.text


def _lock(folder: Path, *locks: str) -> None:
    """Fix visits in the config, as another program does."""
    file = folder / "plan.toml"
    rows = "".join(f"\n[[locks]]\n{lock}\n" for lock in locks)
    file.write_text(file.read_text(encoding="utf-8") + rows, encoding="utf-8")


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
