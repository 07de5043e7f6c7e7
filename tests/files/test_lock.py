"""One process at a time in a folder, and no file of a lock that stays."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tourplanner.files import lock
from tourplanner.files.lock import GATE, SWEPT, BusyFolderError, alone


@pytest.fixture
def locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of locks of its own."""
    folder = tmp_path / "locks"
    folder.mkdir()
    monkeypatch.setattr(lock, "private_folder", lambda _name: folder)
    return folder


def names(locks: Path) -> set[str]:
    return {path.name for path in locks.iterdir()}


def test_a_lock_is_there_while_it_is_held_and_no_longer(locks: Path, tmp_path: Path) -> None:
    for number in range(50):
        with alone(tmp_path / str(number)), alone(tmp_path / "inner"):
            assert len(names(locks)) == 3
    assert names(locks) == {GATE}


def test_what_went_wrong_inside_leaves_no_lock(locks: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), alone(tmp_path):
        raise KeyboardInterrupt
    assert names(locks) == {GATE}


def test_what_killed_processes_and_earlier_releases_left_is_removed(locks: Path, tmp_path: Path) -> None:
    for number in range(SWEPT + 5):
        (locks / f"{number:032x}.lock").touch()
    with alone(tmp_path):
        pass
    assert len(names(locks)) <= 6
    with alone(tmp_path):
        pass
    assert names(locks) == {GATE}


def test_what_another_holds_is_not_swept_away(locks: Path, tmp_path: Path) -> None:
    with alone(tmp_path / "one"):
        with alone(tmp_path / "other"):
            pass
        assert len(names(locks)) == 2


@pytest.mark.slow
def test_nobody_else_is_in_the_folder(locks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each reads a number and writes one more: where two were inside at once, one of them would be lost.

    A lock that is removed while another waits for it is what would let two in; here it is all the time.
    """
    monkeypatch.setattr(lock, "PAUSE", 0.0005)
    counter = tmp_path / "counter"
    counter.write_text("0")

    def count(_number: int) -> None:
        for _ in range(10):
            with alone(tmp_path):
                counter.write_text(str(int(counter.read_text()) + 1))

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(count, range(6)))
    assert counter.read_text() == "60"
    assert names(locks) == {GATE}


def test_whoever_waits_for_too_long_is_told(
    locks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    with alone(tmp_path), pytest.raises(BusyFolderError), alone(tmp_path):
        pass
    assert names(locks) == {GATE}


def test_without_a_place_for_locks_nothing_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "private_folder", lambda _name: None)
    with alone(tmp_path), alone(tmp_path):
        pass
