"""``tourplanner export --push``: dry by default, sent with a token from the environment."""

from pathlib import Path

import pytest

from tests.booking.rdv_protocol import AGENTS, TOKEN, RdvServer
from tests.cli.commands import SMALL, run, run_in_french
from tests.travel.http.local_server import local_server
from tourplanner.workflow.told.push import AGENTS as AGENTS_NAME
from tourplanner.workflow.told.push import TOKEN as TOKEN_NAME

RDV = "rdv-service-public"
SERVICE = """
[service]
name = "Camping-car solidaire"
phone = "05 62 67 40 40"
booking = "required"
appointment_minutes = 30
rdv_organisation = 1234
"""


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two villages in a week, by appointment."""
    folder = tmp_path_factory.mktemp("by-appointment")
    (folder / "plan.toml").write_text(SMALL + SERVICE, encoding="utf-8")
    done = run("plan", folder / "plan.toml", "--out", folder, "--quiet")
    assert done.exit_code == 0, done.output
    return folder


def asked(planned: Path, out: Path, *more: str, french: bool = False):
    until = ("--until", "2027-01-10")
    act = run_in_french if french else run
    return act("export", planned, "--format", RDV, *until, "--out", out, *more)


def test_dry_by_default_in_french(planned: Path, tmp_path: Path) -> None:
    with local_server(RdvServer()) as there:
        done = asked(planned, tmp_path, "--push", there.url, french=True)
        assert there.asked == []
    assert done.exit_code == 0, done.output
    text = done.stdout.replace("\u00a0", " ").replace("\u202f", " ")
    assert "créerait – lieu : Monfort" in text
    assert "créations partiraient." in text
    assert f"À blanc : rien n’est envoyé à {there.url}. Pour envoyer : --send." in text
    assert not (tmp_path / "interne" / RDV / "envois.json").exists()


def test_sent_once(planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN_NAME, TOKEN)
    monkeypatch.setenv(AGENTS_NAME, ",".join(AGENTS))
    service = RdvServer()
    with local_server(service) as there:
        first = asked(planned, tmp_path, "--push", there.url, "--send")
        again = asked(planned, tmp_path, "--push", there.url, "--send")
    assert first.exit_code == again.exit_code == 0, first.output + again.output
    assert len(service.held["plage_ouvertures"]) == 2 * 2
    assert "Nothing to send: all of it has been." in again.stdout
    assert TOKEN not in first.output + again.output
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in files if TOKEN.encode() in path.read_bytes()]
    assert not [path for path in files if AGENTS[0].encode() in path.read_bytes()]


def test_what_the_service_refuses_ends_with_an_error(
    planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN_NAME, TOKEN)
    monkeypatch.setenv(AGENTS_NAME, "nobody@gers.example,noone@gers.example")
    with local_server(RdvServer()) as there:
        done = asked(planned, tmp_path, "--push", there.url, "--send")
    assert done.exit_code == 3
    assert "refused – opening: " in done.stdout
    assert "RDV Service Public has refused" in done.stderr


def test_without_a_token_nothing_is_sent(
    planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(TOKEN_NAME, raising=False)
    with local_server(RdvServer()) as there:
        done = asked(planned, tmp_path, "--push", there.url, "--send")
        assert there.asked == []
    assert done.exit_code == 2
    assert TOKEN_NAME in done.stderr


@pytest.mark.parametrize(
    "options", [("--send",), ("--format", "gpx", "--push", "https://rdv.example")], ids=["where", "what"]
)
def test_options_that_do_not_go_together(options: tuple[str, ...]) -> None:
    done = run("export", "nowhere", *options)
    assert done.exit_code == 2
    assert "--push" in done.stderr


def test_a_schedule_at_which_nobody_books_says_so(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text(SMALL, encoding="utf-8")
    assert run("plan", tmp_path / "plan.toml", "--out", tmp_path, "--quiet").exit_code == 0
    done = asked(tmp_path, tmp_path / "out")
    assert done.exit_code == 0
    assert "nothing to write for rdv-service-public" in done.stderr
