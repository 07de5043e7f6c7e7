"""The shape of the project: rooms, sizes of files, and the ids of rules that are relied on from outside."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PATIENCE
from tests.problem.rules.own import has_own_test, own_test
from tourplanner.problem.rules import RULES

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 300

PUBLIC_RULES = (
    "session-window", "sequence", "lunch", "day-hours", "drive-day", "work-day", "span-day", "rest",
    "work-week", "work-cycle", "van-day", "area-days", "stop-days", "one-area", "visits", "gap",
    "regular", "lock", "travel",
)  # fmt: skip


def test_imports_go_down_only() -> None:
    # What `lint-imports` runs, as a process because it changes the import path.
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_no_module_is_longer_than_a_reader_can_bear() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for room in ("tourplanner", "tests")
        for path in (ROOT / room).rglob("*.py")
    }

    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_module_is_a_drawer_for_everything() -> None:
    assert not [path for path in (ROOT / "tourplanner").rglob("*.py") if path.stem in {"utils", "helpers"}]


def test_flags_are_known_at_the_doors_alone() -> None:
    """Below them an option is a parameter, which the door names: `tourplanner.message.parameter`."""
    below = [
        path
        for path in (ROOT / "tourplanner").rglob("*.py")
        if path.relative_to(ROOT / "tourplanner").parts[0] not in ("cli", "desk", "data")
    ]
    flag = re.compile(r"""["']--[a-z]""")

    assert [str(path.relative_to(ROOT)) for path in below if flag.search(path.read_text("utf-8"))] == []


def test_no_test_module_lends_to_another() -> None:
    lent = re.compile(r"^\s*[\"']?(?:from|import) tests\.(?:\w+\.)*test_", re.MULTILINE)
    borrowers = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("*.py")
        if lent.search(path.read_text(encoding="utf-8"))
    ]

    assert borrowers == []


def test_public_rules_stay_and_others_have_a_test_of_their_own() -> None:
    alone = tuple(rule.id for rule in RULES if not has_own_test(rule.id))
    new = [f"tests/problem/rules/{own_test(id_)}.py" for id_ in alone if id_ not in PUBLIC_RULES]
    assert alone == PUBLIC_RULES, f"to come: {new}"


@pytest.mark.parametrize(
    ("modules", "libraries"),
    [
        ("tourplanner.cli", {"ortools", "folium", "pandas", "numpy", "rich"}),
        (
            "tourplanner.cli.serve, tourplanner.desk.views.weeks, tourplanner.workflow.by_hand.move",
            {"ortools", "folium", "pandas", "scipy", "numba", "openpyxl", "xlsxwriter", "typst", "icalendar"}
            | {"holidays", "tourplanner.travel.osm.provider", "tourplanner.desk.hall"},
        ),
    ],
    ids=["help", "the first page of the desk and a move on it"],
)
def test_what_people_wait_for_loads_no_heavy_library(modules: str, libraries: set[str]) -> None:
    code = f"import sys, {modules}; print(sorted({libraries} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=True
    )

    assert done.stdout.strip() == "[]"
