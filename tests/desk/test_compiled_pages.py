"""Templates that are kept compiled: found again, made again where torn, done without where none is kept."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from tourplanner.desk import compiled_pages
from tourplanner.desk.compiled_pages import CompiledPages


def rendered(text: str) -> str:
    pages = Environment(loader=DictLoader({"a": text}), autoescape=True, bytecode_cache=CompiledPages())
    return pages.get_template("a").render(x="<")


def test_a_template_is_compiled_once_for_each_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled_pages, "private_folder", lambda _name: tmp_path)
    assert rendered("{{ x }}") == "&lt;"
    (kept,) = tmp_path.iterdir()
    before = kept.read_bytes()

    assert rendered("{{ x }}") == "&lt;"
    assert kept.read_bytes() == before
    kept.write_bytes(before[: len(before) // 2])
    assert rendered("{{ x }}") == "&lt;"
    assert kept.read_bytes() == before
    assert rendered("{{ x }}!") == "&lt;!"


def test_no_folder_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled_pages, "private_folder", lambda _name: None)
    assert rendered("{{ x }}") == "&lt;"


def test_a_folder_that_is_gone_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(compiled_pages, "private_folder", lambda _name: tmp_path / "file" / "folder")
    assert rendered("{{ x }}") == "&lt;"
