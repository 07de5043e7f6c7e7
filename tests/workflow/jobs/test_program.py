"""The hash of the program: of the code that answers come from, and of nothing else."""

from pathlib import Path

import pytest

from tourplanner.workflow.jobs import program


def hashed(package: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The hash of a program with other sources."""
    monkeypatch.setattr(program, "PACKAGE", package)
    return program.program.__wrapped__()


def test_changed_code_of_one_version_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in ("solvers", "wording"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "a.py").write_bytes(b"x = 1\ny = 2\n")
    first = hashed(tmp_path, monkeypatch)

    # What only shows answers is no part of them, nor is how a system ends its lines.
    (tmp_path / "wording" / "a.py").write_bytes(b"x = 3\n")
    (tmp_path / "solvers" / "a.py").write_bytes(b"x = 1\r\ny = 2\r\n")
    assert hashed(tmp_path, monkeypatch) == first
    (tmp_path / "solvers" / "a.py").write_bytes(b"x = 1\ny = 3\n")
    second = hashed(tmp_path, monkeypatch)
    (tmp_path / "solvers" / "a.py").rename(tmp_path / "solvers" / "b.py")
    third = hashed(tmp_path, monkeypatch)
    assert len({first, second, third}) == 3


def test_the_package_is_the_one_that_is_installed() -> None:
    assert (program.PACKAGE / "solvers" / "solve.py").is_file()
    assert all((program.PACKAGE / room).is_dir() for room in program.SHOWING)
