"""Plans on times from a server, from a table, and with closed roads: made, carried, judged and refused."""

import json
from pathlib import Path

import pytest

from tests.cli.commands import ALL_WELL, run
from tests.cli.travel_times import TABLE, legs_of, plan_of, travel
from tests.travel.http.local_server import Reply, local_server, say, unused_url
from tests.travel.http.osrm_protocol import osrm

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.mark.slow
def test_a_plan_on_times_of_a_server_needs_it_no_more(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with local_server(osrm) as server:
        config = travel(tmp_path, f'provider = "osrm"\nurl = "{server.url}"')
        made = run("plan", config, "--out", out)
        assert made.exit_code == 0, made.output
        # One table, and a way for each leg that is driven.
        assert len(server.asked) == 1 + 3
    plan = plan_of(tmp_path)
    assert plan["travel"]["provider"] == "osrm"
    assert plan["travel"]["estimated"] is False
    assert plan["travel"]["provenance"].startswith(f"OSRM {server.url} · driving")
    assert len(plan["travel"]["matrix"]["seconds"]) == 3

    # The server is gone: what looks at the plan starts from the plan.
    assert run("check", out).output == ALL_WELL
    assert run("explain", out, "--stop", "32269").exit_code == 0
    assert run("map", out).exit_code == 0
    page = (out / "map.html").read_text(encoding="utf-8")
    assert "OSRM" in page
    assert server.url not in page
    assert run("check", out, "--config", config).exit_code == 0
    # Judging by another config is another matter.
    config.write_text(config.read_text(encoding="utf-8") + "# edited\n", encoding="utf-8")
    assert run("check", out, "--config", config).exit_code == 3


def test_an_edited_time_on_a_carried_leg_is_a_broken_rule(tmp_path: Path) -> None:
    (tmp_path / "temps.csv").write_text(TABLE, encoding="utf-8")
    run("plan", travel(tmp_path, 'provider = "matrix"\nfile = "temps.csv"'), "--out", tmp_path / "out")
    path = tmp_path / "out" / "plan.json"
    plan = plan_of(tmp_path)
    plan["tours"][0]["visits"][0]["leg_drive_seconds"] -= 300
    path.write_text(json.dumps(plan), encoding="utf-8")
    judged = run("check", path)
    assert judged.exit_code == 4
    assert judged.stdout.startswith("travel: ")


def test_the_same_server_the_same_bytes(tmp_path: Path) -> None:
    with local_server(osrm) as server:
        config = travel(tmp_path, f'provider = "osrm"\nurl = "{server.url}"')
        files = []
        for name in ("a", "b"):
            run("plan", config, "--out", tmp_path / name)
            files.append([(tmp_path / name / file).read_bytes() for file in ("plan.json", "map.html")])
    assert files[0] == files[1]


FAULTS = {
    "500 for ever": (lambda question: Reply(b"no", 500), "has failed (status 500), 4 times in a row"),
    "429 for ever": (lambda question: Reply(b"no", 429), "asks to be asked less often"),
    "half of the JSON": (lambda question: Reply(osrm(question).body[:80]), "not JSON, or only a part of it"),
    "another shape": (
        lambda question: say({"code": "Ok", "durations": [[0]], "distances": [[0]]}),
        "another shape",
    ),
    "NaN": (lambda question: Reply(osrm(question).body.replace(b"0.0", b"NaN")), "not JSON"),
    "negative": (
        lambda question: Reply(osrm(question).body.replace(b"[[0.0, ", b"[[0.0, -")),
        "cannot be: -",
    ),
    "elsewhere": (
        lambda _: Reply(b"", 307, {"Location": "http://elsewhere.example/"}),
        "sends its clients to",
    ),
    "10 MB": (lambda _: Reply(b" " * 10_000_000), "answers with more than 8 MB"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_no_plan_is_built_on_bad_times(case: str, tmp_path: Path) -> None:
    answering, told = FAULTS[case]
    with local_server(answering) as server:
        config = travel(tmp_path, f'provider = "osrm"\nurl = "{server.url}"')
        done = run("plan", config, "--out", tmp_path / "out")
    assert done.exit_code == 3
    assert told in done.stderr
    assert not (tmp_path / "out").exists()


def test_no_server_at_all(tmp_path: Path) -> None:
    done = run(
        "plan", travel(tmp_path, f'provider = "osrm"\nurl = "{unused_url()}"'), "--out", tmp_path / "out"
    )
    assert done.exit_code == 3
    assert "cannot be reached" in done.stderr
    assert not (tmp_path / "out").exists()


def test_no_address_is_bad_input(tmp_path: Path) -> None:
    done = run("plan", travel(tmp_path, 'provider = "osrm"'), "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "asks a server, and none is named; there is no default" in done.stderr


def test_a_plan_on_a_table_beside_its_config(tmp_path: Path) -> None:
    (tmp_path / "temps.csv").write_text(TABLE, encoding="utf-8")
    done = run("plan", travel(tmp_path, 'provider = "matrix"\nfile = "temps.csv"'), "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    # Auch, Monfort, Touget and back take 30 + 17 + 34 = 81 min; the other way round 33 + 18 + 31 = 82.
    assert legs_of(plan_of(tmp_path)) == [30 * 60, 17 * 60, 34 * 60]
    assert run("check", tmp_path / "out").exit_code == 0


def test_faults_of_all_travel_files_at_once(tmp_path: Path) -> None:
    (tmp_path / "temps.csv").write_text(TABLE.replace("17,14", "-17,14"), encoding="utf-8")
    (tmp_path / "fermetures.csv").write_text("from,to,closed\nauch,nowhere,yes\n", encoding="utf-8")
    config = travel(tmp_path, 'provider = "matrix"\nfile = "temps.csv"\ncorrections = "fermetures.csv"')
    done = run("plan", config, "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert 'temps.csv, line 6, column minutes: "-17" is out of limits' in done.stderr
    assert 'fermetures.csv, line 2, column to: "nowhere" is neither' in done.stderr


@pytest.mark.slow
def test_a_closed_road_turns_the_tour_round_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "temps.csv").write_text(TABLE, encoding="utf-8")
    head = "from,to,extra_minutes,closed,from_date,to_date,why,one_way\n"
    closed = (
        "auch,32269,20,,2027-01-01,2027-06-30,pont de Gimont,yes\n32269,32448,,yes,2026-01-01,2026-12-31,,\n"
    )
    (tmp_path / "fermetures.csv").write_text(head + closed, encoding="utf-8")
    config = travel(tmp_path, 'provider = "matrix"\nfile = "temps.csv"\ncorrections = "fermetures.csv"')
    # A road with dates is for exactly these weeks: it bends no grid.
    these = config.read_text(encoding="utf-8").replace("weeks = 1\n", "weeks = 1\nrepeats = false\n")
    config.write_text(these, encoding="utf-8")
    done = run("plan", config, "--out", tmp_path / "out")
    run("map", tmp_path / "out", "--lang", "fr")
    road = "Auch (auch) → Monfort (32269): 20 min longer (pont de Gimont)"
    note = f"{road}, from 1 January 2027 to 30 June 2027"
    assert done.exit_code == 0, done.output
    assert done.stderr.replace("\u00a0", " ") == f"Note: {note}\n"
    plan = plan_of(tmp_path)
    # 50 + 17 + 34 = 101 by Monfort first; by Touget first still 33 + 18 + 31 = 82.
    # What held last year is over.
    assert legs_of(plan) == [33 * 60, 18 * 60, 31 * 60]
    assert plan["notes"] == [
        {
            "id": "road.one-way",
            "values": {
                "start": "Auch (auch)",
                "end": "Monfort (32269)",
                "details": [
                    {
                        "id": "road.why",
                        "values": {
                            "what": {"id": "road.slower", "values": {"time": 1200}},
                            "why": "pont de Gimont",
                        },
                    },
                    {
                        "id": "road.span",
                        "values": {"first": {"date": "2027-01-01"}, "last": {"date": "2027-06-30"}},
                    },
                ],
            },
        }
    ]
    assert plan["travel"]["provenance"] == "temps.csv · van ×1 · 1 correction"
    assert plan["travel"]["corrections"] == [
        {
            "from": "auch",
            "to": "32269",
            "one_way": True,
            "closed": False,
            "extra_seconds": 1200,
            "from_date": "2027-01-01",
            "to_date": "2027-06-30",
            "why": "pont de Gimont",
            "by_way_of": [],
            "no_way": False,
        }
    ]
    page = (tmp_path / "out" / "map.html").read_text(encoding="utf-8").replace("\u00a0", " ")
    assert "Auch → Monfort : 20 min de plus (pont de Gimont), du 1er janvier 2027 au 30 juin 2027." in page

    # In another cycle nothing is closed.
    run("plan", config, "--out", tmp_path / "out", "--start", "2027-09-06")
    later = plan_of(tmp_path)
    assert legs_of(later) == [30 * 60, 17 * 60, 34 * 60]
    assert later["notes"] == []


def test_corrections_over_estimates_are_carried_too(tmp_path: Path) -> None:
    plain = travel(tmp_path, 'provider = "estimate"')
    run("plan", plain, "--out", tmp_path / "out")
    assert "matrix" not in plan_of(tmp_path)["travel"]
    (tmp_path / "fermetures.csv").write_text("from,to,extra_minutes\n32448,32269,45\n", encoding="utf-8")
    run("plan", travel(tmp_path, 'corrections = "fermetures.csv"'), "--out", tmp_path / "out")
    assert plan_of(tmp_path)["travel"]["estimated"] is True
    (tmp_path / "fermetures.csv").unlink()
    assert run("check", tmp_path / "out").output == ALL_WELL


ROWS = [[0, 1, 2], [1, 0, 2], [1, 2, 0]]


@pytest.mark.parametrize(
    "matrix",
    [
        {},
        [],
        {"seconds": ROWS},
        {"seconds": ROWS[:2], "metres": ROWS},
        {"seconds": [[0, 1, -2], *ROWS[1:]], "metres": ROWS},
        {"seconds": [[0, 1, 2**31], *ROWS[1:]], "metres": ROWS},
        {"seconds": [[0, 1, 2.5], *ROWS[1:]], "metres": ROWS},
    ],
)
def test_carried_times_that_are_none(matrix: object, tmp_path: Path) -> None:
    (tmp_path / "temps.csv").write_text(TABLE, encoding="utf-8")
    run("plan", travel(tmp_path, 'provider = "matrix"\nfile = "temps.csv"'), "--out", tmp_path / "out")
    plan = plan_of(tmp_path)
    plan["travel"]["matrix"] = matrix
    (tmp_path / "out" / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    judged = run("check", tmp_path / "out")
    assert judged.exit_code == 2
    assert "travel.matrix" in judged.stderr


def test_a_carried_matrix_of_another_size_is_asked_for_again(tmp_path: Path) -> None:
    (tmp_path / "temps.csv").write_text(TABLE, encoding="utf-8")
    config = travel(tmp_path, 'provider = "matrix"\nfile = "../temps.csv"')
    (tmp_path / "config").mkdir()
    config = config.rename(tmp_path / "config" / "essai.toml")
    run("plan", config, "--out", tmp_path / "out")
    plan = plan_of(tmp_path)
    plan["travel"]["matrix"] = {"seconds": [[0]], "metres": [[0]]}
    (tmp_path / "out" / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    # The table lies where the plan's own folder leads to, too.
    assert run("check", tmp_path / "out").exit_code == 0
