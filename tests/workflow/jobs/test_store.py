"""What is kept of jobs: whole or not at all, and read again only where it is what it says."""

from pathlib import Path

import pytest

from tests.workflow.jobs.work import keys_of
from tourplanner.errors import InputError
from tourplanner.files import lock
from tourplanner.files.whole import PREFIX
from tourplanner.workflow.jobs.job import Outcome
from tourplanner.workflow.jobs.store import Cost, Store

DONE = Outcome("a1", {"doubled": 2}, None, 0.12345, 2)


def test_an_answer_is_read_as_it_was_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep(DONE)

    assert store.read("a1") == ({"doubled": 2}, Cost(0.123, 2))
    assert keys_of(store) == {"a1"}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"key": "a1"}', '{"key": "b2", "found": {}}', "null"])
def test_what_is_no_answer_is_none(content: str, tmp_path: Path) -> None:
    (tmp_path / "a1.json").write_text(content, encoding="utf-8")

    assert Store(tmp_path).read("a1") is None


def test_an_answer_of_another_key_is_none(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep(DONE)
    (tmp_path / "a1.json").rename(tmp_path / "b2.json")

    assert store.read("b2") is None


def test_what_a_killed_writer_left_is_removed(tmp_path: Path) -> None:
    half = tmp_path / f"{PREFIX}123"
    half.write_text("{", encoding="utf-8")
    with Store(tmp_path).held():
        assert not half.exists()


def test_a_second_one_in_the_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    with (
        Store(tmp_path).held(),
        pytest.raises(InputError, match="another command is writing"),
        Store(tmp_path).held(),
    ):
        pass


def test_an_answer_that_finds_no_room_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "gone")
    with pytest.raises(InputError, match="cannot be written"):
        store.keep(DONE)

    assert not (tmp_path / "gone").exists()
