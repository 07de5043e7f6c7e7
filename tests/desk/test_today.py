"""The day of the crew: who came is a number, kept where the command keeps its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient

from tests.cli.commands import run
from tests.desk.conftest import HOST, OWN
from tourplanner.desk.app import desk_app
from tourplanner.desk.desk import Desk
from tourplanner.desk.keys import Keys, Passwords
from tourplanner.workflow.people.expected_people import ATTENDANCE

CREW = "crew counts people"
MONFORT, FRIDAY = "32269", "2027-01-08"


@pytest.fixture
def evening(desk: Desk) -> Desk:
    """The desk on the evening of a day with tours."""
    keys = Keys(Passwords("long enough", "read only", CREW))
    return replace(desk, today=lambda: date.fromisoformat(FRIDAY), keys=keys)


@pytest.fixture
def crew(evening: Desk) -> Iterator[TestClient]:
    with TestClient(desk_app(evening), f"http://{HOST}", headers=OWN) as client:
        assert client.post("/enter", data={"password": CREW}).status_code == 200
        yield client


def counted(client: TestClient, visitors: str, stop: str = MONFORT, day: str = FRIDAY) -> tuple[int, str]:
    answer = client.post("/today/count", data={"stop": stop, "date": day, "visitors": visitors})
    return answer.status_code, answer.text.replace("\u00a0", " ")


def test_a_crew_counts_who_came_and_corrects_it(crew: TestClient, evening: Desk) -> None:
    folder, before = evening.session.folder, evening.session.look()
    assert "Personnes reçues" in crew.get("/today").text

    assert "Fait : 7 personnes reçues" in counted(crew, "7")[1]
    kept = (folder / ATTENDANCE).read_text(encoding="utf-8")
    assert kept == "date,stop,half,visitors\n2027-01-08,32269,morning,7\n"
    assert "Fait : 0 personne reçue" in counted(crew, "0")[1]
    assert "Fait :" not in counted(crew, "")[1]

    # It is no step of the plan: nothing of it is undone with one.
    assert evening.session.look().revision == before.revision
    assert evening.session.entries() == ()


def test_a_count_that_is_withdrawn_leaves_the_arrival(crew: TestClient, evening: Desk) -> None:
    file = evening.session.folder / ATTENDANCE
    file.write_text("date,stop,visitors,arrived\n2027-01-08,32269,7,09:12\n", encoding="utf-8")
    assert "Fait : 7 personnes reçues" in crew.get("/today").text.replace("\u00a0", " ")

    assert "Fait :" not in counted(crew, "")[1]
    kept = "date,stop,half,visitors,arrived\n2027-01-08,32269,morning,{},09:12\n"
    assert file.read_text(encoding="utf-8") == kept.format("")
    counted(crew, "8")
    assert file.read_text(encoding="utf-8") == kept.format("8")


def test_what_a_crew_counts_is_what_the_command_takes(crew: TestClient, evening: Desk) -> None:
    counted(crew, "7")
    file = evening.session.folder / ATTENDANCE
    before = file.read_bytes()
    told = run("attendance", "import", str(file), "--plan", str(evening.session.folder))
    assert told.exit_code == 0, told.output
    assert file.read_bytes() == before


@pytest.mark.parametrize("said", ["-1", "1001", "sept", "7.5", "٣", "9" * 30, "Mme X"])
def test_what_is_no_number_is_told_beside_its_field(crew: TestClient, evening: Desk, said: str) -> None:
    status, text = counted(crew, said)
    assert status == 422
    assert f'id="f-{MONFORT}"' in text
    assert not (evening.session.folder / ATTENDANCE).exists()


@pytest.mark.parametrize(("stop", "day"), [(MONFORT, "2027-01-09"), ("x", FRIDAY), ("", ""), (MONFORT, "x")])
def test_a_visit_that_is_none_is_not_counted(crew: TestClient, evening: Desk, stop: str, day: str) -> None:
    assert counted(crew, "7", stop, day)[0] == 422
    assert not (evening.session.folder / ATTENDANCE).exists()


def test_a_crew_changes_nothing_else(crew: TestClient) -> None:
    assert crew.post("/history/undo", data={"revision": "x"}).status_code == 403
    assert crew.post("/weeks/lock").status_code == 403
    assert '<form method="post" action="/weeks' not in crew.get("/weeks").text


def test_a_reader_counts_nothing_and_nobody_counts_ahead(evening: Desk) -> None:
    with TestClient(desk_app(evening), f"http://{HOST}", headers=OWN) as client:
        client.post("/enter", data={"password": "read only"})
        assert "Personnes reçues" not in client.get("/today").text
        assert counted(client, "7")[0] == 403
        client.post("/enter", data={"password": CREW})
        assert "Personnes reçues" not in client.get("/today?day=2027-01-11").text


def test_places_open_on_a_telephone_and_elsewhere(crew: TestClient) -> None:
    text = crew.get("/today").text
    assert 'href="geo:' in text
    assert 'href="https://www.openstreetmap.org/?mlat=' in text
