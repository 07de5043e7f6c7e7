"""Publishing: numbered, never overwritten, never forgotten; what is to be replaced, and for whom."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream

from tests.cli.commands import PLAIN
from tests.outputs.paper.reading import text_of
from tests.workflow.dossiers import ON, close, draft, edit, files, published, standing, told, waiting
from tests.workflow.notices import heard, unexpected
from tourplanner.domain.publication import Deed, Done
from tourplanner.errors import InputError
from tourplanner.message import silent
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.papers import Paper
from tourplanner.schedule.told import Remedy
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.ledger import PUBLICATION
from tourplanner.workflow.sources.decoded_plan import SCHEDULE
from tourplanner.workflow.told.export import export_plan
from tourplanner.workflow.told.print import PrintOptions, print_plan
from tourplanner.workflow.told.publish import PublishOptions, Standings, publish


@pytest.fixture
def folder(told_once: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(told_once, tmp_path / "dossier")
    return tmp_path / "dossier"


# -- publications ---------------------------------------------------------------------------------------


def test_a_publication_is_the_schedule_and_what_was_told(folder: Path) -> None:
    record_ = json.loads((folder / "publications/001" / PUBLICATION).read_text(encoding="utf-8"))
    draft = json.loads((folder / SCHEDULE).read_text(encoding="utf-8"))
    kept = json.loads((folder / "publications/001" / SCHEDULE).read_text(encoding="utf-8"))

    assert kept == draft
    assert (record_["number"], record_["day"], record_["title"]) == (1, "2027-01-05", "Pilote 2020")
    monfort = next(each for each in record_["stops"] if each["stop"] == "32269")
    assert monfort["lines"][0] == {
        "key": "32269/2027-01-04/1",
        "date": "2027-01-08",
        "start": "09:30",
        "end": "12:00",
        "place": "Monfort",
        "latitude": monfort["lines"][0]["latitude"],
        "longitude": monfort["lines"][0]["longitude"],
    }
    assert [done["deed"] for done in monfort["done"]] == ["told"]


def test_the_same_schedule_is_no_new_publication(folder: Path) -> None:
    before = files(folder)
    again = published(folder, date(2027, 1, 9))

    assert (again.is_new, len(again.publications)) == (False, 1)
    assert files(folder) == before
    assert waiting(again) == set()


@pytest.mark.slow
def test_an_earlier_publication_is_never_touched(folder: Path) -> None:
    before = files(folder / "publications/001")
    close(folder, "2027-02-05", "grève")
    second = published(folder)
    told(folder, "Monfort")

    assert (second.is_new, len(second.publications)) == (True, 2)
    assert files(folder / "publications/001") == before


@pytest.mark.paper
def test_drafts_and_runs_empty_no_list(folder: Path) -> None:
    close(folder, "2027-02-05", "grève")
    for _ in range(2):
        assert waiting(published(folder, changed=True)) == {"Monfort", "Tournecoupe"}
        draft(folder)
        print_plan(folder, None, PrintOptions(what=Paper.POSTERS, stop="Monfort", on=ON), silent)
        assert waiting(standing(folder)) == {"Monfort", "Tournecoupe"}
    assert waiting(told(folder, "monfort")) == {"Tournecoupe"}
    assert waiting(told(folder, "32452")) == set()
    assert published(folder, changed=True).files == ()


@pytest.mark.slow
def test_what_waits_since_an_earlier_publication_waits_with_the_later_one(folder: Path) -> None:
    close(folder, "2027-02-05", "grève")
    published(folder)
    close(folder, "2027-03-05", "grève")
    third = published(folder)

    # Monfort's second and third date: nobody has said that the first strip was pasted.
    [monfort] = [each for each in third.stops if each.stop == "32269"]
    assert [each.day for each in monfort.differences] == [date(2027, 2, 5), date(2027, 3, 5)]
    assert monfort.last is not None
    assert monfort.last.number == 1


# -- what is to be replaced -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def second(told_once: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Standings, list[str]]:
    """What takes the place of Monfort's and Tournecoupe's dates of 5 February, and what was remarked."""
    folder = tmp_path_factory.mktemp("second") / "dossier"
    shutil.copytree(told_once, folder)
    close(folder, "2027-02-05", "agent absent")
    notes: list[str] = []
    return publish(folder, PublishOptions(ON, changed=True), heard(notes)), notes


@pytest.mark.slow
def test_only_what_changed_is_written(second: tuple[Standings, list[str]]) -> None:
    made, notes = second

    # Solomiac's poster tells Monfort's dates as well: nothing to be replaced for, but good to know.
    assert ["Solomiac" in note for note in notes] == [True]
    assert made.folder.parts[-3:] == ("publications", "002", "a-remplacer")
    assert sorted(made.files) == [
        "a-prevenir.csv",
        "bandes/32269-monfort.pdf",
        "bandes/32452-tournecoupe.pdf",
        "calendriers/arrets/32269-monfort.ics",
        "calendriers/arrets/32452-tournecoupe.ics",
        "calendriers/intercommunalites/200034726-cc-bastides-de-lomagne.ics",
        "calendriers/vehicules/vehicule-camping-car.ics",
        "courriers/32269-monfort.txt",
        "courriers/32452-tournecoupe.txt",
    ]
    assert files(made.folder).keys() == set(made.files)
    [monfort] = [each for each in made.stops if each.stop == "32269"]
    assert monfort.remedy is Remedy.STRIPS
    assert [(done.deed, done.day) for done in monfort.told.done] == [(Deed.STRIPS, ON), (Deed.LETTER, ON)]


def test_a_mail_says_what_changes_what_to_do_and_whom_to_call(
    second: tuple[Standings, list[str]],
) -> None:
    made, _ = second
    text = (made.folder / "courriers/32269-monfort.txt").read_text(encoding="utf-8")

    lines = text.replace("\u00a0", " ").splitlines()
    assert lines[0] == "Objet : Camping-car solidaire, changement de dates – Monfort"
    assert "– Il n’y a pas de permanence le vendredi 5 février 2027 (agent absent)." in lines
    [first] = [number for number, line in enumerate(lines, start=1) if re.match(r"Les \d+ permanences", line)]
    assert lines[first].startswith("– vendredi 8 janvier 2027")
    assert "Pour toute question : Camping-car solidaire, 05 62 67 40 40." in lines
    assert lines[lines.index("Pièces jointes :") + 1] == "– bandes/32269-monfort.pdf"


def test_whom_to_tell_is_a_list(second: tuple[Standings, list[str]]) -> None:
    made, _ = second
    text = (made.folder / "a-prevenir.csv").read_text(encoding="utf-8-sig").replace("\u00a0", " ")

    assert [line.split(";")[0] for line in text.splitlines()] == ["Arrêt", "Monfort", "Tournecoupe"]
    assert "Il n’y a pas de permanence le vendredi 5 février 2027" in text
    assert "bandes/32269-monfort.pdf" in text


def test_phones_learn_of_it(second: tuple[Standings, list[str]]) -> None:
    made, _ = second
    text = (made.folder / "calendriers/arrets/32269-monfort.ics").read_text(encoding="utf-8")
    events = {event.dtstart.date(): event for event in IcsCalendarStream.calendar_from_ics(text).events}

    gone, other = events[date(2027, 2, 5)], events[date(2027, 3, 5)]
    assert (gone.status, gone.sequence) == ("CANCELLED", 1)
    assert (other.status, other.sequence) == ("CONFIRMED", 0)


@pytest.mark.slow
def test_calendars_are_those_that_an_export_would_write(folder: Path) -> None:
    export_plan(folder, ("ics",), None, None, None, Language.FR, None, silent, on=ON)
    close(folder, "2027-02-05", "agent absent")
    made = published(folder, changed=True)
    export_plan(folder, ("ics",), None, None, None, Language.FR, None, silent, on=ON)

    exported = files(folder / "export/public") | files(folder / "export/interne")
    feeds = {name: content for name, content in files(made.folder).items() if name.endswith(".ics")}
    assert len(feeds) == 4
    assert {name: exported[name] for name in feeds} == feeds


@pytest.mark.paper
def test_other_texts_on_the_poster_call_for_whole_posters(folder: Path) -> None:
    service = {"phone": "05 00 00 00 01"}
    edit(folder / "plan.json", lambda table: table["config"].update(service=service))
    draft(folder)
    options = PublishOptions(ON, changed=True, pages=(PageFormat.A4,))
    made = publish(folder, options, unexpected)

    # Nobody's dates changed, so no other poster tells wrong ones.
    assert {each.remedy for each in made.stops} == {Remedy.POSTER}
    assert sum(name.startswith("affiches/A4/") for name in made.files) == 24
    assert not any(name.startswith("bandes/") for name in made.files)


@pytest.mark.paper
def test_without_anybody_to_call_that_is_remarked(folder: Path) -> None:
    told = json.loads((folder / "publications/001/publication.json").read_text(encoding="utf-8"))
    # A plan that follows in the folder keeps the dossier's id, whoever's service it is by now.
    edit(folder / "plan.json", lambda table: table.update(dossier=told["dossier"]))
    edit(folder / "plan.json", lambda table: table["config"].pop("service"))
    draft(folder)
    notes: list[str] = []
    publish(folder, PublishOptions(ON, changed=True, pages=(PageFormat.A4,)), heard(notes))
    assert ["whom to call" in note for note in notes] == [True]


# -- printing and exporting are publishing --------------------------------------------------------------


@pytest.mark.slow
def test_an_excerpt_publishes_the_whole_and_cancels_nothing(folder: Path) -> None:
    before = files(folder / "publications")
    options = PrintOptions(date(2027, 3, 31), Paper.POSTERS, (PageFormat.A4,), "Monfort", on=ON)
    print_plan(folder, folder / "paper", options, silent)

    stands = standing(folder)
    assert len(stands.publications) == 1
    assert files(folder / "publications").keys() == before.keys()
    [monfort] = [each for each in stands.publications[0].stops if each.stop == "32269"]
    assert monfort.done[-1] == Done(Deed.POSTER, ON, date(2027, 3, 31))
    # What a plan that changed since says of later dates is not lost, either.
    (folder / SCHEDULE).unlink()
    edit(folder / "plan.json", lambda table: table.update(created_with="another"))
    print_plan(folder, folder / "paper", options, silent)
    assert standing(folder).publications[-1].until == date(2028, 1, 2)


@pytest.mark.slow
def test_files_of_what_is_no_more_are_removed_unless_they_were_edited(folder: Path) -> None:
    export_plan(folder, ("gpx",), None, None, None, Language.FR, None, silent, on=ON)
    export = folder / "export/interne/traces"
    edited = export / "2027-02-08-camping-car.gpx"
    assert edited.is_file()
    edited.write_text("mine", encoding="utf-8")
    closed = {"from": "2027-02-05", "to": "2027-02-08", "why": "grève"}
    edit(folder / "plan.json", lambda table: table["config"]["calendar"]["closed"].append(closed))
    draft(folder)
    notes: list[str] = []
    export_plan(folder, ("gpx",), None, None, None, Language.FR, None, heard(notes), on=ON)

    assert not (export / "2027-02-05-camping-car.gpx").exists()
    assert edited.read_text(encoding="utf-8") == "mine"
    assert (export / "2027-02-10-camping-car.gpx").is_file()
    assert "1 file of places or dates that are no more is removed" in notes[-1].replace("\u00a0", " ")


@pytest.mark.slow
def test_files_of_dates_that_are_past_stay_as_they_were(folder: Path) -> None:
    export_plan(folder, ("gpx",), None, None, None, Language.FR, None, silent, on=ON)
    before = files(folder / "export")
    later = date(2027, 9, 15)
    written = export_plan(folder, ("gpx",), None, None, None, Language.FR, None, silent, on=later)

    assert min(file.name for file in written) == "2027-09-15-camping-car.gpx"
    assert files(folder / "export") == before
    # It is the same calendar: nobody is told anything else.
    assert len(standing(folder).publications) == 1


@pytest.mark.paper
def test_paper_lists_the_dates_from_its_day_on(folder: Path) -> None:
    told = standing(folder).publications[-1].told("32269")
    assert told is not None
    for on, opens in ((date(2027, 9, 17), "17 septembre"), (date(2027, 9, 18), "15 octobre")):
        options = PrintOptions(None, Paper.POSTERS, (PageFormat.A4,), "Monfort", on=on)
        [file] = print_plan(folder, folder / "paper", options, silent)
        shown = text_of(file.read_bytes()).translate(PLAIN)
        assert f"vendredi {opens}" in shown
        assert "vendredi 20 août" not in shown
        assert ("vendredi 17 septembre" in shown) is (on.day == 17)
        assert f"Calendrier du {'vendredi 17' if on.day == 17 else 'samedi 18'} septembre 2027 au" in shown
        assert "trêve" not in shown
    # What it was told is the whole year all the same.
    now = standing(folder).publications[-1].told("32269")
    assert now is not None
    assert now.lines == told.lines


@pytest.mark.paper
def test_a_stop_whose_dates_are_all_past_has_no_poster(folder: Path) -> None:
    options = PrintOptions(None, Paper.POSTERS, (PageFormat.A4,), "Monfort", on=date(2027, 12, 31))
    with pytest.raises(InputError, match="no date"):
        print_plan(folder, folder / "paper", options, silent)
