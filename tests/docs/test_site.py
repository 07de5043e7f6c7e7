"""The documentation: it builds without a warning, asks nothing of a network, and shows what is true."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.browser import in_chromium
from tests.cli.commands import ROOT, process_environment
from tourplanner.domain.travel_source import AUTO, PROVIDERS
from tourplanner.problem.rules import RULES

GUIDE = ROOT / "docs" / "pages" / "guide"
HOW = ROOT / "docs" / "pages" / "developers" / "how-it-works.md"


def shown() -> set[str]:
    """The files of the guide's pictures and terminal texts that its pages and the README name."""
    pages = [*GUIDE.glob("*.md"), ROOT / "docs" / "pages" / "index.md", ROOT / "README.md"]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    return set(re.findall(r"pictures/([\w-]+\.(?:png|txt))", text))


def test_every_picture_that_is_shown_is_there_and_no_other() -> None:
    assert {file.name for file in (GUIDE / "pictures").iterdir()} == shown()


def test_commands_of_the_guide_exist() -> None:
    from tourplanner.cli.app import cli  # noqa: PLC0415 - the commands, not what they load

    pages = "\n".join(page.read_text(encoding="utf-8") for page in GUIDE.glob("*.md"))
    named = set(re.findall(r"tourplanner ([a-z]+)", pages))
    assert named
    assert named <= set(cli.list_commands(click.Context(cli)))


def test_every_provider_of_travel_times_is_in_its_table() -> None:
    told = re.findall(r"^\| `(\w+)` \|", HOW.read_text(encoding="utf-8"), re.MULTILINE)
    assert [AUTO, *PROVIDERS] == [name for name in told if name == AUTO or name in PROVIDERS]


def test_every_rule_is_in_the_table_of_rules() -> None:
    text = HOW.read_text(encoding="utf-8")
    table = text[text.index("\n| rule | |") : text.index("\n\nThe rooms of the code")]
    assert set(re.findall(r"`([\w-]+)`", table)) == {rule.id for rule in RULES}


def test_files_that_recipes_name_are_there() -> None:
    recipes = (ROOT / "docs" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[\w-]+/)*[\w-]+\.(?:py|po|md|toml))`", recipes))
    folders = [ROOT / folder for folder in ("tourplanner", "tests", "docs", "data")]
    there = [file.as_posix() for folder in folders for file in folder.rglob("*.*")]
    there += [file.as_posix() for file in ROOT.glob("*.*")]
    assert len(named) > 50
    assert sorted(name for name in named if not any(file.endswith(f"/{name}") for file in there)) == []


@pytest.mark.slow
def test_the_site_builds_without_a_warning_and_stays_at_home(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs", reason="the documentation has an extra of its own")
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(ROOT / "docs" / "mkdocs.yml")]
    done = subprocess.run(
        [*build, "-d", str(tmp_path / "site")],
        cwd=ROOT,
        env=process_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr

    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 12
    for page in pages:
        fetched = re.findall(
            r'<(?:script|link|img)[^>]+(?:src|href)="(https?:[^"]+)"', page.read_text("utf-8")
        )
        assert fetched == [], page.name


@pytest.mark.slow
@in_chromium
def test_the_script_makes_every_picture(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, str(ROOT / "docs" / "pictures.py"), str(tmp_path)],
        env=process_environment(),
        check=True,
    )
    assert {file.name for file in tmp_path.iterdir()} == shown()
    assert all(file.stat().st_size > 20 for file in tmp_path.iterdir())
