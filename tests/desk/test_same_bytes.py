"""Whatever a page does a command does too: both leave the same files, byte for byte."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.cli.commands import run_in_french
from tests.desk.visits import MONFORT
from tourplanner.analysis.verdicts import Card
from tourplanner.desk.app import CONTROLS, FORMS, SENT, STEPS
from tourplanner.desk.desk import Desk
from tourplanner.desk.journal import FILE as JOURNAL
from tourplanner.desk.offers import offers_of
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.period import Half

ON = "2027-01-05"
STOP = "32269"
AT = {"stop": STOP, "date": "2027-01-08", "half": "morning", "van": "camping-car"}
VISIT = ("Monfort", "08/01/2027", "--half", "morning")
TOURNECOUPE = "v-32452-20270108-afternoon"
OWN = (JOURNAL, "history", ".desk.json")
"""What only a desk has: its journal, what undo brings back, where it is."""


@dataclass(frozen=True, slots=True)
class Same:
    """A form that is sent and the commands that do what it does, with the dossier in the place of ``{}``.

    ``first`` are commands that both dossiers were given before.
    """

    form: Mapping[str, str]
    commands: Sequence[tuple[str, ...]]
    first: Sequence[tuple[str, ...]] = ()


LOCKED = (("lock", "{}", *VISIT, "--why", "promis"),)
ABSENT = ("event", "add", "{}", "out", "--date", "13/01/2027", "--why", "formation")
PUBLISHED = (("publish", "{}", "--on", ON),)
SAME: Mapping[str, Same] = {
    "/weeks/lock": Same(AT | {"why": "promis"}, LOCKED),
    "/weeks/unlock": Same(AT, [("unlock", "{}", *VISIT)], LOCKED),
    "/weeks/park": Same(AT, [("park", "{}", "Monfort")]),
    "/weeks/room": Same(
        {"stop": STOP, "weekday": "4", "half": "afternoon", "week": "0"},
        [("move", "{}", "Monfort", "--to", "vendredi après-midi", "--make-room")],
    ),
    "/weeks/together": Same(
        {"checked": f"{MONFORT} {TOURNECOUPE}", "what": "move", "to-date": "2027-01-22"},
        [("move", "{}", "Monfort", "Tournecoupe", "--to", "S3 vendredi")],
    ),
    "/weeks/open": Same(
        AT | {"to-date": "2027-01-14", "to-half": "morning", "to-van": "camping-car"},
        [("move", "{}", "Monfort", "--to", "S2 jeudi matin", "--open-day")],
    ),
    "/weeks/open-weekday": Same({"weekday": "3"}, [("move", "{}", "--to", "jeudi", "--open-day")]),
    "/calendar/add": Same({"kind": "out", "date": "13/01/2027", "why": "formation"}, [ABSENT]),
    "/calendar/remove": Same({"number": "1"}, [("event", "remove", "{}", "1")], [ABSENT]),
    "/stops/edit": Same(
        {"stop": STOP, "keys": "place", "place": "Salle des fêtes"},
        [("stops", "edit", "{}", "Monfort", "--place", "Salle des fêtes")],
    ),
    "/stops/add": Same(
        {"commune": "Fleurance", "visits": "2"}, [("stops", "add", "{}", "Fleurance", "--visits", "2")]
    ),
    "/stops/remove": Same({"stop": STOP}, [("stops", "remove", "{}", "Monfort")]),
    "/publish/tell": Same({}, PUBLISHED),
    "/publish/confirm": Same({"stop": STOP}, [("publish", "{}", "--told", "Monfort", "--on", ON)], PUBLISHED),
}
"""By the address of the form."""
HELD_BY = {
    "/weeks/move": "test_same_bytes.test_a_visit_that_moves_is_the_commands",
    "/search/take": "test_same_bytes.test_a_plan_that_was_found_is_the_commands",
    "/today/count": "test_today.test_what_a_crew_counts_is_what_the_command_takes",
    "/workbook/read": "test_workbook.test_a_workbook_is_looked_at_then_taken_as_one_step",
    "/workbook/take": "test_workbook.test_a_workbook_is_looked_at_then_taken_as_one_step",
    "/whatif/add": "test_whatif.test_a_new_scenario_is_the_commands",
    "/whatif/pick": "test_whatif_taken.test_a_point_of_the_tradeoff_is_the_commands",
    "/whatif/run": "test_whatif_taken.test_a_scenario_that_is_taken_is_the_commands_and_can_be_undone",
    "/whatif/take": "test_whatif_taken.test_a_scenario_that_is_taken_is_the_commands_and_can_be_undone",
    "/proposals/take": "test_proposals.test_a_proposal_is_taken_as_the_draft_as_the_command_does",
    "/publish/export": "test_publishing.test_calendars_and_open_data_are_the_commands",
}
"""The tests of those whose files are compared in another way, or elsewhere."""
NO_FILES = {*CONTROLS, "/enter", "/whatif/stop", "/proposals/stop", "/proposals/again"}
"""Those that write nothing: they come in, begin a search, stop one."""
OF_THE_JOURNAL = {"/history/undo", "/history/redo", "/history/back"}
"""Those that bring back bytes which the journal of the desk keeps, and make none."""


def files(folder: Path) -> dict[str, bytes]:
    found = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return {str(each): (folder / each).read_bytes() for each in found if each.parts[0] not in OWN}


def commanded(folder: Path, commands: Sequence[tuple[str, ...]]) -> None:
    for words in commands:
        done = run_in_french(*(str(folder) if word == "{}" else word for word in words))
        assert done.exit_code in (0, 4), done.output


@pytest.fixture
def other(folder: Path, tmp_path: Path) -> Path:
    """The same dossier, for commands, in a folder of the same name."""
    return Path(shutil.copytree(folder, tmp_path / "other" / folder.name))


def sent(inside: TestClient, desk: Desk, address: str, form: Mapping[str, str]) -> None:
    asked = {"revision": desk.session.look().revision, "view": address.rpartition("/")[0], **form}
    answer = inside.post(address, data=asked)
    assert answer.status_code == 200, answer.text
    desk.session.drawing.finish()


@pytest.mark.slow
@pytest.mark.parametrize("address", SAME)
def test_a_form_leaves_what_its_command_leaves(
    inside: TestClient, desk: Desk, other: Path, address: str
) -> None:
    same = SAME[address]
    for folder in (desk.session.folder, other):
        commanded(folder, same.first)
    before = files(other)
    sent(inside, desk, address, same.form)
    commanded(other, same.commands)
    assert files(other) != before
    assert files(desk.session.folder) == files(other)


@pytest.mark.slow
def test_a_visit_that_moves_is_the_commands(inside: TestClient, desk: Desk, other: Path) -> None:
    at = HalfDay(date(2027, 1, 8), Half.MORNING, AT["van"])
    offer = offers_of(desk.session.look().dossier, Card(STOP, at), desk.words).best[0]
    to = {"to-date": offer.place.date.isoformat(), "to-half": offer.place.half.value, "to-van": AT["van"]}
    sent(inside, desk, "/weeks/move", AT | to | {"partner": offer.partner})
    commanded(other, [("swap", "{}", "Monfort", offer.partner)])
    assert files(desk.session.folder) == files(other)
    # And back, to a half-day that is free: where it is from, once the other one is out of the way.
    for folder in (desk.session.folder, other):
        commanded(folder, [("park", "{}", offer.partner)])
    now = {"date": to["to-date"], "half": to["to-half"]}
    back = {"to-date": AT["date"], "to-half": AT["half"], "to-van": AT["van"], "partner": ""}
    sent(inside, desk, "/weeks/move", AT | now | back)
    commanded(other, [("move", "{}", "Monfort", "--to", "S1 vendredi matin")])
    assert files(desk.session.folder) == files(other)


@pytest.mark.slow
def test_a_plan_that_was_found_is_the_commands(inside: TestClient, desk: Desk, other: Path) -> None:
    for folder in (desk.session.folder, other):
        commanded(folder, [("park", "{}", "Monfort")])
    sent(inside, desk, "/search/start", {"how": "free"})
    search = desk.searches.current
    assert search is not None
    search.process.wait()
    sent(inside, desk, "/search/take", {})
    commanded(other, [("plan", str(other / "plan.toml"), "--out", "{}")])
    assert files(desk.session.folder) == files(other)


def test_every_address_that_takes_a_form_is_held_to_it() -> None:
    every = {*SENT, *STEPS, *CONTROLS, *FORMS}
    assert every == {*SAME, *HELD_BY, *NO_FILES, *OF_THE_JOURNAL}
    for name in HELD_BY.values():
        module, _, test = name.partition(".")
        assert callable(getattr(import_module(f"tests.desk.{module}"), test))
