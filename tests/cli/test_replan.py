"""Answering what has happened on the command line, from the event to the publication."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.commands import PLAIN, SMALL, run, run_in_french
from tourplanner.cli.replan import PAGE

MONDAYS = SMALL.replace("weeks = 1\n", 'weeks = 1\nweekdays = ["mon"]\n')
ON_SATURDAYS = '\n[schedule.catch_up]\nweekdays = ["sat"]\nmost = 2\n'
ON = ("--on", "04/01/2027")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of Monfort and Touget on Mondays, told until June; two Saturdays may catch up."""
    folder = tmp_path_factory.mktemp("dossier")
    (folder / "plan.toml").write_text(MONDAYS + ON_SATURDAYS, encoding="utf-8")
    assert run("plan", folder / "plan.toml", "--out", folder, "--quiet").exit_code == 0
    assert run("schedule", folder, "--until", "2027-06-30").exit_code == 0
    assert run("publish", folder, *ON).exit_code == 0
    return folder


@pytest.fixture
def dossier(published: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(published, tmp_path / "dossier"))


@pytest.fixture
def day(dossier: Path) -> str:
    """The first date on which the van goes out in February."""
    schedule = json.loads((dossier / "schedule.json").read_text(encoding="utf-8"))
    return str(min(tour["date"] for tour in schedule["tours"] if tour["date"] >= "2027-02-01"))


def happen(dossier: Path, day: str) -> None:
    """The van breaks down."""
    assert run("event", "add", dossier, "out", "--date", day, "--why", "panne").exit_code == 0


def test_nothing_has_happened(dossier: Path) -> None:
    told = run_in_french("replan", dossier, *ON)
    assert told.exit_code == 0, told.stderr
    assert "il n’y a rien à changer" in told.stdout
    assert not (dossier / PAGE).exists()
    taken = run_in_french("replan", dossier, *ON, "--take", "1")
    assert taken.exit_code == 2
    assert "il n’y a pas de proposition à retenir" in taken.stderr


@pytest.mark.slow
def test_an_opening_that_nothing_gives_way_to_is_published_and_then_in_order(dossier: Path) -> None:
    opening = ("opening", "Fleurance", "--date", "05/06/2027", "--open", "9h", "--close", "12h")
    assert run("event", "add", dossier, *opening).exit_code == 0
    told = run_in_french("replan", dossier, *ON)
    assert f"tourplanner publish {dossier} --changed" in told.stdout
    assert run("check", dossier).exit_code == 4
    assert run("publish", dossier, "--changed", *ON).exit_code == 0
    assert run("check", dossier).exit_code == 0
    # The schedule is as long as its planner asked for, and no year.
    told_anew = json.loads((dossier / "publications" / "002" / "schedule.json").read_text(encoding="utf-8"))
    assert told_anew["until"] == "2027-06-30"
    assert told_anew == json.loads((dossier / "schedule.json").read_text(encoding="utf-8"))


@pytest.mark.slow
def test_from_an_event_to_the_next_publication(dossier: Path, day: str) -> None:
    happen(dossier, day)
    told = run_in_french("replan", dossier, *ON)
    assert told.exit_code == 0, told.stderr
    text = told.stdout.translate(PLAIN)
    assert "le moins de dates changées" in text
    assert "aucun jour inhabituel de plus" in text
    assert "Pourquoi : panne" in text
    assert "Prévenir la mairie (Monfort)" in text
    assert "Prouvé" in text
    page = (dossier / PAGE).read_text(encoding="utf-8")
    assert "Répondre aux imprévus" in page

    taken = run_in_french("replan", dossier, *ON, "--take", "1")
    assert "Proposition 1 retenue" in taken.stdout.translate(PLAIN)
    published = run_in_french("publish", dossier, "--changed", *ON)
    assert published.exit_code == 0
    assert "sans proposition" not in published.stderr
    assert "il n’y a rien à changer" in run_in_french("replan", dossier, *ON).stdout


@pytest.mark.slow
def test_a_proposal_that_is_taken_is_as_long_as_the_draft_before_it(dossier: Path, day: str) -> None:
    """The draft goes on where what was told ends; of what was chosen nothing changes."""
    happen(dossier, day)
    assert run("replan", dossier, *ON, "--take", "1").exit_code == 0
    short = json.loads((dossier / "schedule.json").read_text(encoding="utf-8"))
    assert short["until"] == "2027-06-30"
    assert run("schedule", dossier, "--until", "2027-09-30", *ON).exit_code == 0
    assert run("replan", dossier, *ON, "--take", "1").exit_code == 0
    long = json.loads((dossier / "schedule.json").read_text(encoding="utf-8"))
    assert long["until"] == "2027-09-30"
    assert [tour for tour in long["tours"] if tour["date"] <= "2027-06-30"] == short["tours"]
    assert max(tour["date"] for tour in long["tours"]) > "2027-09-20"
    assert run("check", dossier).exit_code == 0


@pytest.mark.slow
def test_publishing_without_a_proposal_says_so(dossier: Path, day: str) -> None:
    happen(dossier, day)
    told = run_in_french("publish", dossier, "--changed", *ON)
    assert told.exit_code == 0, told.stderr
    said = told.stderr.translate(PLAIN)
    assert "annoncées changent sans proposition retenue" in said or "annoncée change sans" in said
    assert f"tourplanner replan {dossier}" in said
    # What has been published so is not said again.
    assert "sans proposition" not in run_in_french("publish", dossier, "--changed", *ON).stderr


@pytest.mark.slow
def test_a_visit_cancelled_by_hand_needs_no_proposal(dossier: Path, day: str) -> None:
    schedule = json.loads((dossier / "schedule.json").read_text(encoding="utf-8"))
    stop = next(t["visits"][0]["stop"] for t in schedule["tours"] if t["date"] == day)
    assert run("event", "add", dossier, "cancel", stop, "--date", day).exit_code == 0
    # Who cancels asks for no other date.
    assert "autre date" not in run_in_french("replan", dossier, *ON).stdout
    told = run_in_french("publish", dossier, "--changed", *ON)
    assert told.exit_code == 0
    assert "sans proposition" not in told.stderr


def test_proposals_for_programs(dossier: Path, day: str) -> None:
    happen(dossier, day)
    found = json.loads(run("replan", dossier, *ON, "--json").stdout)
    fewest, usual = found["proposals"][:2]
    assert (fewest["wish"], usual["wish"]) == ("fewest", "usual")
    assert all(aim["value"] == aim["bound"] for each in found["proposals"] for aim in each["aims"])
    # On a Saturday nobody is lost; without one both visits of the day are.
    assert fewest["unusual_dates"]
    assert all(change["new"] for change in fewest["changes"])
    assert [change["new"] for change in usual["changes"]] == [None] * len(fewest["changes"])
    assert {change["why"] for change in usual["changes"]} == {"panne"}
    assert all(change["elsewhere"] for change in usual["changes"])
    assert len(found["trade_off"]) >= 5
    assert all(p["drive_seconds"] == p["bound_drive_seconds"] for p in found["trade_off"])


def test_what_is_planned_before_a_date_is_kept(dossier: Path, day: str) -> None:
    happen(dossier, day)
    found = json.loads(run("replan", dossier, *ON, "--keep-before", "2027-06-30", "--json").stdout)
    [only] = found["proposals"]
    assert all(change["new"] is None for change in only["changes"])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--take", "3"), "there is no proposal 3"),
        (("--take", "0"), "0"),
        (("--notice", "14:10"), "14:10"),
        (("--on", "2027-02-30"), "2027-02-30"),
    ],
)
def test_bad_usage(dossier: Path, day: str, options: tuple[str, str], said: str) -> None:
    happen(dossier, day)
    told = run("replan", dossier, *ON, *options)
    assert told.exit_code == 2
    assert said in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.slow
def test_a_plan_made_anew_with_the_same_dates_is_published_and_then_answers(dossier: Path, day: str) -> None:
    assert run("publish", dossier, "--told", "all", *ON).exit_code == 0
    plan = dossier / "plan.json"
    table = json.loads(plan.read_text(encoding="utf-8"))
    plan.write_text(json.dumps(table | {"created_with": "another"}, indent=2), encoding="utf-8")
    stuck = run_in_french("replan", dossier, *ON)
    assert stuck.exit_code == 2
    assert "vient d’une autre grille" in stuck.stderr.translate(PLAIN)
    # What that message says to do helps, and there is nothing to tell anybody.
    assert run("schedule", dossier, "--until", "2027-06-30").exit_code == 0
    said = run_in_french("publish", dossier, *ON).stdout.translate(PLAIN)
    assert said.startswith("ce calendrier est publié : publication 2")
    assert said.rstrip().endswith("Tous les arrêts sont prévenus.")
    assert run_in_french("publish", dossier, *ON).stdout.startswith("rien de nouveau")
    happen(dossier, day)
    assert "Proposition 1" in run_in_french("replan", dossier, *ON).stdout.translate(PLAIN)


def test_a_dossier_without_a_schedule(published: Path, tmp_path: Path) -> None:
    for name in ("plan.json", "plan.toml"):
        shutil.copy(published / name, tmp_path)
    told = run_in_french("replan", tmp_path, *ON)
    assert told.exit_code == 2
    assert "pas encore de calendrier" in told.stderr
    assert "tourplanner schedule" in told.stderr


def test_days_that_would_help_are_named(dossier: Path, day: str) -> None:
    config = dossier / "plan.toml"
    config.write_text(config.read_text(encoding="utf-8").replace(ON_SATURDAYS, ""), encoding="utf-8")
    happen(dossier, day)
    # The Monday is the only one within reach: another weekday has to help.
    told = run_in_french("replan", dossier, *ON, "--keep-before", day)
    text = told.stdout.translate(PLAIN)
    assert "aucune permanence ne serait annulée" in text
    assert "Pour le permettre : catch_up = { weekdays = [" in text
    found = json.loads(run("replan", dossier, *ON, "--keep-before", day, "--json").stdout)
    assert found["more_days"]["lost"] == 0


@pytest.mark.slow
def test_other_hours_on_the_same_dates_are_published_as_such(dossier: Path) -> None:
    assert run_in_french("publish", dossier, "--told", "tous", *ON).exit_code == 0
    config = dossier / "plan.toml"
    later = config.read_text(encoding="utf-8").replace('close = "12:00"', 'close = "12:15"')
    config.write_text(later, encoding="utf-8")
    assert run("plan", config, "--out", dossier, "--quiet").exit_code == 0
    assert run("schedule", dossier, "--until", "2027-06-30", *ON).exit_code == 0
    told = run_in_french("publish", dossier, "--changed", *ON)
    assert told.exit_code == 0, told.stderr

    # Who comes in the afternoon has the hours that were told.
    papers = dossier / "publications/002/a-remplacer"
    [letter] = (papers / "courriers").iterdir()
    assert told.stdout.translate(PLAIN).count("Reste à prévenir : Monfort\n") == 1
    text = letter.read_text(encoding="utf-8").translate(PLAIN)
    assert text.splitlines()[0] == "Objet : Camping-car solidaire, changement d’horaires – Monfort"
    assert text.count("de 9 h 30 à 12 h 15, et non de 9 h 30 à 12 h.") == 1
    # All dates of the poster have other hours: it is replaced, and no strip covers them.
    assert (papers / "affiches").is_dir()
    assert not (papers / "bandes").exists()


def test_a_plan_that_starts_another_day_than_its_config_says_what_to_write(dossier: Path) -> None:
    config = dossier / "plan.toml"
    assert run("plan", config, "--start", "2027-02-01", "--out", dossier, "--quiet").exit_code == 0
    refused = run_in_french("schedule", dossier)
    assert refused.exit_code == 2
    said = " ".join(refused.stderr.translate(PLAIN).split())
    assert "écrire start = 2027-02-01 dans" in said
    assert "sinon, planifier de nouveau : tourplanner plan" in said
    # What was published is what it was.
    assert (dossier / "publications/001/publication.json").is_file()
