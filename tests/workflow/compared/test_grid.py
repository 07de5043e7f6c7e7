"""Grids of scenarios: every combination once, kept as it comes, wherever it is solved."""

import csv
import json
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

import pytest

from tests.cli.commands import run
from tests.workflow.grids import small_grid
from tourplanner.analysis.measures import MEASURES
from tourplanner.errors import InputError
from tourplanner.inputs.shipped import grid_folder
from tourplanner.scenario.grid import read_grid
from tourplanner.workflow.compared.grid import solve_grid
from tourplanner.workflow.compared.whatif import compare
from tourplanner.workflow.jobs.job import Job, Outcome
from tourplanner.workflow.jobs.runners import one_by_one

COMBINATIONS = list(product(("une", "deux", "quatre"), ("Auch", "Gimont"), ("avec", "sans")))


def test_every_combination_is_solved_and_written(tmp_path: Path) -> None:
    config, grid = small_grid(tmp_path)
    seen: list[tuple[int, int]] = []
    solved = solve_grid(config, grid, tmp_path / "out", one_by_one, observe=lambda *at: seen.append(at))

    assert [row.choices for row in solved.table.rows] == COMBINATIONS
    assert seen == [(done, 12) for done in range(13)]
    with solved.csv.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert [(row["Semaines"], row["Dépôt"], row["Touget"]) for row in rows] == COMBINATIONS
    assert list(rows[0])[3:] == ["status", "gap", *(measure.id for measure in MEASURES)]
    # Two stops, or one without Touget, once a cycle.
    assert [int(row["visits"]) for row in rows] == [
        2 if touget == "avec" else 1 for *_, touget in COMBINATIONS
    ]
    assert {row["status"] for row in rows} == {"optimal"}
    table = json.loads(solved.json.read_text(encoding="utf-8"))
    assert [tuple(row["choices"].values()) for row in table["rows"]] == COMBINATIONS
    assert table["rows"][0]["figures"] == dict(solved.table.rows[0].figures)


def test_a_combination_is_what_whatif_says(tmp_path: Path) -> None:
    config, grid = small_grid(tmp_path)
    solved = solve_grid(config, grid, tmp_path / "out", one_by_one)
    scenario = tmp_path / "s.toml"
    scenario.write_text(
        'format = 1\ntitle = "x"\n[set.calendar]\nweeks = 2\n'
        "[change.depots.auch]\nlatitude = 43.62833\nlongitude = 0.87556\n",
        encoding="utf-8",
    )
    compared = compare(config, [scenario])
    figures = {m.id: m.of(compared.comparison.scenarios[0].figures) for m in MEASURES}

    [row] = [row for row in solved.table.rows if row.choices == ("deux", "Gimont", "avec")]
    assert row.figures == figures


@pytest.mark.slow
def test_what_is_kept_is_not_solved_again(tmp_path: Path) -> None:
    config, grid = small_grid(tmp_path)
    first = solve_grid(config, grid, tmp_path / "out", one_by_one)
    before = first.csv.read_bytes(), first.json.read_bytes()
    cells = sorted((tmp_path / "out" / "cells").iterdir())
    cells[0].unlink()
    cells[1].write_text('{"key": 1', encoding="utf-8")
    counted: list[int] = []

    def counting(missing: Iterable[Job]) -> Iterator[Outcome]:
        left = list(missing)
        counted.append(len(left))
        return one_by_one(left)

    again = solve_grid(config, grid, tmp_path / "out", counting)

    assert (counted, again.resumed) == ([2], 10)
    assert (again.csv.read_bytes(), again.json.read_bytes()) == before
    assert solve_grid(config, grid, tmp_path / "out", counting).resumed == 12
    assert counted == [2]


@pytest.mark.slow
def test_a_changed_grid_solves_only_what_is_new(tmp_path: Path) -> None:
    config, grid = small_grid(tmp_path)
    solve_grid(config, grid, tmp_path / "out", one_by_one)
    small_grid(tmp_path, "weeks = 4", "weeks = 3")

    assert solve_grid(config, grid, tmp_path / "out", one_by_one).resumed == 8


@pytest.mark.slow
def test_a_changed_config_is_solved_anew(tmp_path: Path) -> None:
    config, grid = small_grid(tmp_path)
    solve_grid(config, grid, tmp_path / "out", one_by_one)
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace('close = "12:00"', 'close = "11:30"'), encoding="utf-8")

    assert solve_grid(config, grid, tmp_path / "out", one_by_one).resumed == 0


def test_combinations_that_are_alike_are_solved_once(tmp_path: Path) -> None:
    config, grid = small_grid(tmp_path, "set.calendar.weeks = 2", "set.calendar.weeks = 4")
    solved = solve_grid(config, grid, tmp_path / "out", one_by_one)

    assert len(list((tmp_path / "out" / "cells").iterdir())) == 8
    assert len(solved.table.rows) == 12


@pytest.mark.slow
def test_an_interruption_keeps_what_is_solved(tmp_path: Path) -> None:
    config, grid = small_grid(tmp_path)

    def interrupted(jobs: Iterable[Job]) -> Iterator[Outcome]:
        yield from one_by_one(list(jobs)[:5])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        solve_grid(config, grid, tmp_path / "out", interrupted)

    assert solve_grid(config, grid, tmp_path / "out", one_by_one).resumed == 5


BAD = {
    "unknown key": ('title = "Essai de grille"', 'titel = "x"', "line 2, titel", "you mean `title`"),
    "unknown key of an option": (
        "set.calendar.weeks = 2",
        "set.calendar.weks = 2",
        "axes[1].options[2]",
        "`weeks`",
    ),
    "bad value": (
        "set.calendar.weeks = 2",
        "set.calendar.weeks = 9",
        "axes[1].options[2].set.calendar",
        "9 is not",
    ),
    "unknown stop": ('"32448"', '"32449"', "axes[3].options[2].remove.stops[1]", '"32448" (Touget)'),
    "no such scenario": (
        "set.calendar.weeks = 2",
        'scenario = "tenarese"',
        "axes[1].options[2].scenario",
        "tenareze",
    ),
    "same name": ('name = "deux"', 'name = "une"', "axes[1].options[2].name", "is there twice"),
    "no format": ("format = 1\n", "", "format", "is missing"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_grids_are_told_at_their_key(case: str, tmp_path: Path) -> None:
    old, new, where, what = BAD[case]
    config, grid = small_grid(tmp_path, old, new)

    with pytest.raises(InputError) as error:
        solve_grid(config, grid, tmp_path / "out", one_by_one)

    told = {f"{fault}" for fault in error.value.faults}
    assert any(where in text for text in told), told
    assert any(what in text for text in told), told
    assert not (tmp_path / "out").exists()
    # A fault that many combinations share is told once.
    assert len(told) == len(error.value.faults)


def test_too_many_combinations_are_refused(tmp_path: Path) -> None:
    axes = "".join(
        f'[[axes]]\nname = "{axis}"\n' + "".join(f'[[axes.options]]\nname = "{n}"\n' for n in range(10))
        for axis in range(4)
    )
    grid = tmp_path / "g.toml"
    grid.write_text(f'format = 1\ntitle = "x"\n{axes}', encoding="utf-8")

    with pytest.raises(InputError, match="10000 combinations"):
        read_grid(grid)


def test_shipped_grids_read_well() -> None:
    names = [path.stem for path in grid_folder().glob("*.toml")]

    assert names == ["depots-et-jours"]
    assert len(list(read_grid(Path("depots-et-jours")).combinations())) == 48


@pytest.mark.slow
def test_a_grid_from_the_command_line(tmp_path: Path) -> None:
    config, grid = small_grid(tmp_path)
    shown = run("whatif", config, "--grid", grid, "--out", tmp_path / "out", "--jobs", "1", "--lang", "en")

    assert shown.exit_code == 0, shown.output
    assert "une · Gimont · avec" in shown.stdout
    assert str(tmp_path / "out" / "grid.csv") in shown.stdout.replace("\n", "")
    assert "12 combinations of 12" in shown.stderr
