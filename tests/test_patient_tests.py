"""Tests that open the desk wait for what they mean, in one way, and not by chance."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
WAITS = TESTS / "desk" / "patient.py"
"""The one place that knows how long is waited, and how a page is asked."""
BANNED = {
    "wait_for_function": "it polls with eval, which the desk forbids: until() asks from outside",
    r"\.new_context\(": "its pages have no patience: window() gives them some",
    r"browser\.new_page\(": "its pages have no patience: window() gives them some",
    r"\b(?:set_default_timeout|set_options)\(": "how long is waited is said in one place",
    r"\bwait_for_timeout\(": "a time is no sign of what is waited for",
    r"\bnetworkidle\b": "a quiet network is no sign of what is waited for",
}
"""Patterns, and why they are not to be seen."""


def found(text: str) -> list[str]:
    """What is banned and stands in a text, with why."""
    return [f"{pattern}: {why}" for pattern, why in BANNED.items() if re.search(pattern, text)]


def openers() -> list[Path]:
    """The files that open pages of the desk."""
    files = sorted((TESTS / "desk").rglob("*.py"))
    return [file for file in files if "playwright" in file.read_text(encoding="utf-8") and file != WAITS]


@pytest.mark.parametrize("file", openers(), ids=lambda file: file.relative_to(TESTS).as_posix())
def test_pages_are_awaited_in_one_way(file: Path) -> None:
    assert found(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        'page.wait_for_function("window.there")',
        "page = browser.new_context(locale='fr').new_page()",
        "page.set_default_timeout(60_000)",
        "page.wait_for_timeout(500)",
    ],
)
def test_another_way_would_be_found(line: str) -> None:
    assert len(found(line)) == 1


def test_some_files_are_looked_at() -> None:
    assert TESTS / "desk" / "test_offline.py" in openers()
