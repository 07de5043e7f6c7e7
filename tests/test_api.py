"""The public face: what `import tourplanner` offers, and that its examples are true."""

import doctest
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tourplanner
from tests.cli.commands import ROOT, process_environment
from tests.patience import PATIENCE
from tourplanner.outputs.inline import InlinePage

PUBLIC = (
    "ChooseOptions", "CoverOptions", "FarmSettings", "PlanOptions", "Request", "choose", "compare", "country",
    "cover", "explain_stop", "farm", "plan", "schedule_view", "show_map", "to_frame", "write_plan",
)  # fmt: skip


def test_the_public_names_are_these() -> None:
    assert tuple(tourplanner.__all__) == PUBLIC
    assert list(PUBLIC) == sorted(PUBLIC)
    assert set(PUBLIC) <= set(dir(tourplanner))


def test_star_gives_the_public_names() -> None:
    found: dict[str, object] = {}
    exec("from tourplanner import *", found)

    assert set(PUBLIC) == set(found) - {"__builtins__"}


def test_a_name_that_is_not_public_is_told() -> None:
    with pytest.raises(AttributeError, match="module 'tourplanner' has no attribute 'solve'"):
        tourplanner.solve  # noqa: B018


def test_importing_loads_no_room() -> None:
    code = "import sys, tourplanner; print([name for name in sys.modules if name.startswith('tourplanner.')])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=True
    )

    assert done.stdout.strip() == "['tourplanner._version', 'tourplanner.message']"


@pytest.mark.parametrize("name", PUBLIC)
def test_types_are_known_and_the_example_is_true(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    public = getattr(tourplanner, name)
    assert public.__name__ == name
    for each in inspect.signature(public).parameters.values():
        assert each.annotation is not inspect.Parameter.empty

    [example] = doctest.DocTestFinder(recurse=False).find(public, name, module=False)
    told: list[str] = []
    ran = doctest.DocTestRunner().run(example, out=told.append)

    assert ran.attempted > 1
    assert not ran.failed, "".join(told)


def test_the_example_of_the_package_is_true() -> None:
    assert doctest.testmod(tourplanner).failed == 0


@pytest.mark.slow
def test_the_lines_of_the_documentation_work(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "heads" / "api.md").read_text(encoding="utf-8")
    [code] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=tmp_path,
        env=process_environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "optimal" in done.stdout
    assert (tmp_path / "pilote.html").stat().st_size > 100_000


def test_a_page_in_a_frame_is_the_page() -> None:
    page = InlinePage('<p title="a & b">it’s</p>', 400)

    assert page._repr_html_() == (
        '<iframe srcdoc="&lt;p title=&quot;a &amp; b&quot;&gt;it’s&lt;/p&gt;"'
        ' style="width: 100%; height: 400px; border: 0"></iframe>'
    )
    assert repr(page) == "<InlinePage of 25 characters>"


def test_errors_and_messages_that_no_door_words_are_worded() -> None:
    code = """
from tourplanner.errors import Fault, InputError
from tourplanner.message import message
found = message("unit.visits", n=2)
print(found, Fault("a.toml", found), InputError.of("b.toml", found), sep="|")
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=True
    )

    assert done.stdout.strip() == "2 visits|a.toml: 2 visits.|b.toml: 2 visits."
