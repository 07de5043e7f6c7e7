"""Publier: what is told, to whom, with which papers, and what stands in the way."""

import io
import json
import re
import zipfile
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.cli.commands import run_in_french
from tests.desk.visits import first_visits
from tourplanner.desk.desk import Desk
from tourplanner.desk.register import file_of, told
from tourplanner.desk.telling import OF_A_SIRET, SLOW
from tourplanner.domain.publication import PublishedFile
from tourplanner.workflow.dossier.ledger import read_ledger
from tourplanner.workflow.told.export import FORMATS


def sent(desk: Desk, **more: str) -> dict[str, str]:
    """The form of the page as it is now."""
    return {"revision": desk.session.look().revision, "view": "/publish", **more}


def without_a_visit(folder: Path) -> None:
    """Take the first visit out of a plan."""
    file = folder / "plan.json"
    plan = json.loads(file.read_text(encoding="utf-8"))
    gone = plan["tours"].pop(0)["visits"][0]
    plan["unserved"] = [
        {"stop": gone["stop"], "commune": gone["commune"], "missing_visits": 1, "required": True,
         "rules": ["visits"], "reason": "essai"}
    ]  # fmt: skip
    file.write_text(json.dumps(plan), encoding="utf-8")


@pytest.mark.slow
def test_publishing_shows_first_what_it_tells_and_is_not_undone(inside: TestClient, desk: Desk) -> None:
    [visit] = first_visits(desk.session, 1)
    inside.post(
        "/weeks/lock", data=sent(desk, stop=visit.stop, date=visit.date.isoformat(), half=visit.half.value)
    )
    before = inside.get("/publish").text
    assert "Publier le numéro 1" in before
    assert "Monfort" in before

    told = inside.post("/publish/tell", data=sent(desk))

    assert "La publication 1 dit ce qui est prévu" in told.text
    assert (desk.session.folder / "publications" / "001" / "publication.json").is_file()
    assert desk.session.look().course.done == ()
    assert "la mairie est prévenue" in inside.post("/publish/confirm", data=sent(desk, stop="32269")).text
    assert "Monfort" not in _without_last_step(inside.get("/publish").text)


@pytest.mark.slow
def test_what_is_missing_is_waived_in_writing_or_not_published(inside: TestClient, desk: Desk) -> None:
    without_a_visit(desk.session.folder)
    shown = unescape(inside.get("/publish").text)
    assert "Rien ne peut être publié" in shown
    assert "Publier quand même" in shown
    assert "0 permanence au lieu de 1" in shown.replace("\xa0", " ")
    assert "--incomplete" not in shown
    assert "plan.json" not in shown
    assert inside.post("/publish/tell", data=sent(desk)).status_code == 422
    silent = inside.post("/publish/tell", data=sent(desk, waives="true"))
    assert silent.status_code == 422
    assert "Il faut écrire pourquoi" in silent.text
    assert not (desk.session.folder / "publications").exists()

    inside.post("/publish/tell", data=sent(desk, waives="true", waived="van prêté"))

    assert (desk.session.folder / "publications" / "001").is_dir()
    assert "malgré ce qui manque\xa0: van prêté" in unescape(inside.get("/history").text)


def test_a_broken_rule_is_not_waived(inside: TestClient, desk: Desk) -> None:
    file = desk.session.folder / "plan.json"
    plan = json.loads(file.read_text(encoding="utf-8"))
    visit = plan["tours"][0]["visits"][0]
    visit["end"] = "13:00"
    file.write_text(json.dumps(plan), encoding="utf-8")
    assert "/publish/tell" not in inside.get("/publish").text
    answer = inside.post("/publish/tell", data=sent(desk, waives="true", waived="tant pis"))
    assert answer.status_code == 422
    assert not (desk.session.folder / "publications").exists()


@pytest.mark.slow
def test_papers_are_found_by_what_they_are_and_for_whom(inside: TestClient, desk: Desk) -> None:
    inside.post("/publish/tell", data=sent(desk, changed="true"))
    [publication] = read_ledger(desk.session.look().dossier.plan, lambda _: None).publications

    piles = told(publication, desk.words).piles
    kinds = [pile.kind for pile in piles]
    assert kinds == ["Affiches A3", "Affiches A4", "Courriers aux mairies", "Agendas", "Autres fichiers"]
    assert [paper.name for paper in piles[1].papers][:2] == ["Aux-Aussat", "Avéron-Bergelle"]
    answer = inside.get("/publish/1/all.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert len(archive.namelist()) == len(publication.files)
        assert archive.read("affiches/A4/32269-monfort.pdf").startswith(b"%PDF")
    assert inside.get("/publish/2/all.zip").status_code == 404

    assert "Toutes sont prévenues" in inside.get("/publish").text
    inside.post("/publish/confirm", data=sent(desk))
    assert "Toutes les mairies sont prévenues" in unescape(inside.get("/publish").text)


@pytest.mark.slow
def test_calendars_and_open_data_are_the_commands(
    inside: TestClient, desk: Desk, pilot: Path, tmp_path: Path
) -> None:
    inside.post("/publish/tell", data=sent(desk))
    inside.post("/publish/export", data=sent(desk))
    made = {
        str(file.relative_to(desk.session.folder)): file.read_bytes()
        for file in (desk.session.folder / "export").rglob("*")
        if file.is_file()
    }
    assert {"export/public/donnees-ouvertes/arrets.geojson", "export/interne/classeur.xlsx"} <= made.keys()

    other = tmp_path / "by-command"
    other.mkdir()
    for name in ("plan.toml", "plan.json"):
        (other / name).write_bytes((pilot / name).read_bytes())
    on = ("--on", "2027-01-05")
    assert run_in_french("publish", other, *on).exit_code == 0
    formats = [name for name in FORMATS if name not in (*SLOW, OF_A_SIRET)]
    words = [word for name in formats for word in ("--format", name)]
    done = run_in_french("export", other, *words, "--updated", "2027-01-05", *on)
    assert done.exit_code == 0, done.output
    assert {name: (other / name).read_bytes() for name in made} == made
    [publication] = read_ledger(desk.session.look().dossier.plan, lambda _: None).publications
    kinds = [pile.kind for pile in told(publication, desk.words).piles]
    assert kinds == ["Agendas", "Données ouvertes", "Autres fichiers"]


def test_a_file_outside_the_dossier_is_none_of_its_papers(inside: TestClient, desk: Desk) -> None:
    inside.post("/publish/tell", data=sent(desk))
    [publication] = read_ledger(desk.session.look().dossier.plan, lambda _: None).publications
    foreign = replace(publication, files=(PublishedFile("../plan.toml", ""), PublishedFile("plan.toml", "")))
    assert file_of(foreign, 0, desk.session.folder) is None
    assert file_of(foreign, 2, desk.session.folder) is None
    assert file_of(foreign, 1, desk.session.folder) is not None


@pytest.mark.parametrize("path", ["/publish/1/0", "/publish/0/99999", "/publish/..%2f1/0"])
def test_only_files_of_publications_are_given(inside: TestClient, path: str) -> None:
    assert inside.get(path).status_code == 404


def _without_last_step(html: str) -> str:
    """A page without the sentence of the step before, shown and kept for other windows."""
    return re.sub(r'(?s)<p id="told".*?</p>| data-last="[^"]*"', "", html)
