"""`stops locate` against a server that speaks as the national address base does."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.commands import PLAIN, run, run_in_french, shipped
from tests.cli.commented import CONFIG
from tests.travel.http.ban_protocol import PLACES, ban, feature
from tests.travel.http.local_server import QUICK, Reply, local_server, say, unused_url
from tourplanner.errors import TravelError
from tourplanner.workflow.stops import Search, locate_stops


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    path = tmp_path / "plan.toml"
    path.write_text(CONFIG, encoding="utf-8")
    return path


def test_what_is_sure_is_written_and_the_rest_listed(config: Path) -> None:
    with local_server(ban) as server:
        done = run_in_french("stops", "locate", config, "--url", f"{server.url}/geocodage")
        asked = [(question.query["q"], question.query["citycode"]) for question in server.asked]

    assert done.exit_code == 0, done.output
    assert asked == [
        ("Place de la Mairie, 32120 Monfort", "32269"),
        ("Route de Mauvezin, 32430 Touget", "32448"),
        ("Halle, 32120 Solomiac", "32436"),
        ("2 place Neuve, 32430 Encausse", "32120"),
        ("Nulle part, 32600 Monbrun", "32262"),
    ]
    lines = {
        line.split(" (")[0].strip(): line.translate(PLAIN)
        for line in done.stdout.splitlines()
        if " (32" in line
    }
    assert "93 %" in lines["Monfort"]
    assert "écrit dans le fichier" in lines["Monfort"]
    assert "à décider" in lines["Touget"]  # not alike enough
    assert "à décider" in lines["Solomiac"]  # no more than the commune itself
    assert "à décider" in lines["Encausse"]  # too far from the village
    assert "introuvable" in lines["Monbrun"]
    assert "aucun lieu" in lines["Sarrant"]
    assert "déjà connue" in lines["Saint-Cricq"]
    assert "--accept 32448 --accept 32436 --accept 32120" in done.stderr


def test_only_two_lines_are_new_and_every_comment_stays(config: Path) -> None:
    with local_server(ban) as server:
        run("stops", "locate", config, "--url", f"{server.url}/geocodage")
    before, after = CONFIG.splitlines(), config.read_text(encoding="utf-8").splitlines()
    new = ["latitude = 43.7959", "longitude = 0.8231"]
    at = before.index('place = "Place de la Mairie"   # devant l\'église') + 1
    assert after == [*before[:at], *new, *before[at:]]


def test_accepted_answers_are_written_and_not_asked_for_again(config: Path) -> None:
    with local_server(ban) as server:
        url = f"{server.url}/geocodage"
        run("stops", "locate", config, "--url", url)
        done = run(
            "stops", "locate", config, "--url", url, "--accept", "32448", "--accept", "32120", "--lang", "en"
        )
        assert [question.query["citycode"] for question in server.asked[5:]] == [
            "32448",
            "32436",
            "32120",
            "32262",
        ]
    assert done.stdout.count("written into the file") == 2
    stops = tomllib.loads(config.read_text(encoding="utf-8"))["stops"]
    for row, code in ((0, "32269"), (1, "32448"), (3, "32120")):
        _, _, longitude, latitude, _ = PLACES[code]
        assert (stops[row]["latitude"], stops[row]["longitude"]) == (latitude, longitude)
    assert "latitude" not in stops[2]
    assert stops[3]["closed"][0]["from"].isoformat() == "2027-01-04"
    assert "# Touget : à vérifier\n[[stops]]" in config.read_text(encoding="utf-8")


def test_stops_in_one_line_each(config: Path) -> None:
    head = CONFIG.partition("# Lomagne")[0].replace(
        "[calendar]", 'stops = [\n  { commune = "32269", place = "Mairie" }, # ici\n]\n[calendar]'
    )
    config.write_text(head, encoding="utf-8")
    with local_server(ban) as server:
        assert run("stops", "locate", config, "--url", f"{server.url}/geocodage").exit_code == 0
    text = config.read_text(encoding="utf-8")
    assert '{ commune = "32269", place = "Mairie", latitude = 43.7959, longitude = 0.8231}, # ici' in text


def test_line_ends_and_byte_order_mark_stay(config: Path) -> None:
    config.write_bytes(b"\xef\xbb\xbf" + CONFIG.replace("\n", "\r\n").encode())
    with local_server(ban) as server:
        assert run("stops", "locate", config, "--url", f"{server.url}/geocodage").exit_code == 0
    data = config.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# Mon plan")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"longitude = 0.8231" in data


def test_offline_nothing_changes(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("urllib3.util.Retry.sleep", lambda *_: None)  # as patient, but not as long
    done = run("stops", "locate", config, "--url", unused_url())
    assert done.exit_code == 3
    assert "cannot be reached" in done.stderr
    assert "there is no internet" in done.stderr
    assert config.read_text(encoding="utf-8") == CONFIG


BAD: dict[str, tuple[Callable[[], Reply], str]] = {
    "not JSON": (lambda: Reply(b"<html>"), "not JSON"),
    "no place": (
        lambda: say({"features": [{"geometry": {}, "properties": {}}]}),
        "no places that can be read",
    ),
    "no properties": (
        lambda: say({"features": [{"geometry": {"coordinates": [1, 2]}}]}),
        "no places that can be",
    ),
    "a score of text": (
        lambda: say({"features": [feature("x", "street", 0.8, 43.8, "high", "32269")]}),
        "a score",
    ),
    "a refusal": (lambda: say({"detail": "no"}, 400), "refuses to answer (status 400)"),
    "elsewhere": (
        lambda: Reply(b"", 302, {"Location": "https://elsewhere.example/"}),
        "sends its clients to",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_server_that_misbehaves(case: str, config: Path) -> None:
    reply, told = BAD[case]
    with local_server(lambda _: reply()) as server, pytest.raises(TravelError) as raised:
        locate_stops(config, Search(url=server.url, patience=QUICK), lambda _: None)
    assert told in str(raised.value)
    assert config.read_text(encoding="utf-8") == CONFIG


def test_a_fault_at_the_last_question_leaves_the_file_alone(config: Path) -> None:
    count = iter(range(100))

    def failing(question):
        return ban(question) if next(count) < 4 else Reply(b"{", 200)

    with local_server(failing) as server:
        done = run("stops", "locate", config, "--url", f"{server.url}/geocodage")
    assert done.exit_code == 3
    assert config.read_text(encoding="utf-8") == CONFIG


def test_stops_that_are_none_and_configs_that_are_shipped(config: Path) -> None:
    unknown = run("stops", "locate", config, "--accept", "32268", "--url", unused_url())
    assert unknown.exit_code == 2
    assert 'there is no stop "32268" in the config' in unknown.stderr
    ours = run("stops", "locate", shipped("pilot.toml"))
    assert ours.exit_code == 2
    assert "ships with tourplanner" in ours.stderr
