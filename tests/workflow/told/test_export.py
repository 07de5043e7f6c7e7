"""Writing a plan in the formats of others, without a command line."""

from datetime import date
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream

from tests.outputs.schedules import PLAN, toured_year
from tests.workflow.notices import heard, unexpected
from tourplanner.errors import InputError
from tourplanner.message import Message, Notify, message
from tourplanner.outputs.formats import FORMATS as KNOWN
from tourplanner.outputs.paper.papers import Paper
from tourplanner.wording.language import Language
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions
from tourplanner.workflow.told.export import ALL, FORMATS, export_plan
from tourplanner.workflow.told.print import PrintOptions, print_plan
from tourplanner.workflow.year.schedule import schedule_view

UPDATED = date(2026, 11, 2)
UNTIL = date(2027, 2, 28)


NOTHING_TO_TELL = {"mediation", "rdv-service-public"}
"""Formats that have no file for the pilot: it has no SIRET, and takes no appointments."""


def untold(notice: Message) -> None:
    """The pilot has no SIRET, which one table demands; nothing else is remarked."""
    assert notice == message("open-data.no-siret")


def exported(
    out: Path, *formats: str, lang: Language = Language.FR, notify: Notify = unexpected
) -> list[str]:
    """The files of an export, as paths in its folder."""
    written = export_plan(PLAN, formats, UNTIL, UPDATED, out, lang, None, notify)
    return [path.relative_to(out).as_posix() for path in written]


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A folder with every format, and its files in the order told."""
    folder = tmp_path_factory.mktemp("everything")
    return folder, exported(folder, ALL, notify=untold)


@pytest.mark.paper
def test_all_is_every_format_and_a_page_that_links_them(everything: tuple[Path, list[str]]) -> None:
    folder, written = everything
    scheduled = schedule_view(PLAN, UNTIL, Language.FR, None, unexpected)
    expected = [each.place(path) for each in KNOWN for path in each.render(scheduled, Language.FR)]

    assert written == ["public/index.html", "interne/index.html", *expected]
    assert sorted(written) == sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.*"))
    for audience, others in (("public", False), ("interne", True)):
        page = (folder / audience / "index.html").read_text(encoding="utf-8")
        for path in expected:
            mine = path.startswith(f"{audience}/")
            linked = path.removeprefix(f"{audience}/") if mine else f"../{path}"
            assert (f'href="{linked}"' in page) is (mine or others), path


@pytest.mark.paper
@pytest.mark.parametrize("name", [name for name in FORMATS if name not in NOTHING_TO_TELL])
def test_a_format_alone_is_the_same_as_among_all(
    tmp_path: Path, name: str, everything: tuple[Path, list[str]]
) -> None:
    alone = exported(tmp_path, name)

    assert alone
    for path in alone:
        assert (tmp_path / path).read_bytes() == (everything[0] / path).read_bytes()
    assert not list(tmp_path.rglob("index.html"))


@pytest.mark.paper
def test_the_folder_is_tidy(everything: tuple[Path, list[str]]) -> None:
    folder, _ = everything

    assert sorted(path.name for path in folder.iterdir()) == ["interne", "public"]
    assert sorted(path.name for path in (folder / "public").iterdir()) == [
        "affiches",
        "calendriers",
        "carte.html",
        "donnees-ouvertes",
        "index.html",
    ]
    assert sorted(path.name for path in (folder / "interne").iterdir()) == [
        "calendriers",
        "carte-des-tournees.html",
        "classeur.xlsx",
        "feuilles-de-route",
        "index.html",
        "intercommunalites",
        "traces",
    ]
    assert len(list((folder / "interne" / "traces").iterdir())) == 24 + 1


def test_a_year_beside_the_plan_unless_told(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_bytes(PLAN.read_bytes())
    written = export_plan(tmp_path, ("gpx",), None, UPDATED, None, Language.FR, None, unexpected)

    assert len(written) == len(toured_year())
    assert written[0] == tmp_path / "export" / "interne" / "traces" / "2027-01-04-camping-car.gpx"
    assert written[-1].name == "2027-12-31-camping-car.gpx"


@pytest.mark.slow
def test_the_day_of_update_that_nobody_said_is_remarked(tmp_path: Path) -> None:
    notices: list[str] = []
    for formats, told in ((("ics",), 0), (("data-inclusion",), 1), (("ics", "data-inclusion"), 1)):
        notices.clear()
        export_plan(PLAN, formats, UNTIL, None, tmp_path, Language.FR, None, heard(notices))
        assert len(notices) == told
    assert "date_maj is 2027-01-04" in notices[0]


@pytest.mark.paper
def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="is a file, a folder is needed here"):
        exported(tmp_path / "file", ALL, notify=untold)
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "donnees-ouvertes").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        exported(tmp_path, "bookmobile")


def test_a_table_that_lacks_what_it_demands_is_refused_when_it_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        exported(tmp_path, "mediation")

    assert str(raised.value).startswith("plan.json: the table of places of digital help is not written")
    assert "[service] siret" in str(raised.value)
    assert not list(tmp_path.iterdir())


def test_a_last_day_before_the_cycle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="before the plan"):
        export_plan(PLAN, (ALL,), date(2026, 12, 31), UPDATED, tmp_path, Language.FR, None, unexpected)


SMALL = """
format = 1
title = "{title}"
[calendar]
start = 2027-01-04
weeks = 1
weekdays = ["mon"]
public_holidays = ""
closed = [{closed}]
[sessions.morning]
open = "09:30"
close = "{close}"
[sessions.afternoon]
open = "14:00"
close = "16:30"
[travel]
provider = "estimate"
[[depots]]
id = "auch"
name = "Auch"
latitude = 43.6398
longitude = 0.5986
[[vans]]
id = "van"
depot = "auch"
[[stops]]
commune = "32269"
{more}
"""
TOUGET = '[[stops]]\ncommune = "32448"'
OUT_OF_ORDER = '{ from = 2027-01-18, to = 2027-01-18, why = "panne" }'


def calendars_of(folder: Path, **changes: str) -> dict[str, tuple[str, int]]:
    """Status and sequence of each event after planning into a folder and exporting beside the plan."""
    config = folder / "plan.toml"
    values = {"title": "Camping-car 32", "closed": "", "close": "12:00", "more": TOUGET} | changes
    text = SMALL
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    config.write_text(text, encoding="utf-8")
    make_plan(config, folder, PlanOptions())
    until = date(2027, 2, 28)
    export_plan(folder, ("ics",), until, UPDATED, None, Language.FR, None, unexpected)
    found: dict[str, tuple[str, int]] = {}
    for file in (folder / "export").rglob("*.ics"):
        for event in IcsCalendarStream.calendar_from_ics(file.read_text(encoding="utf-8")).events:
            version = (event.status or "", event.sequence or 0)
            assert found.setdefault(event.uid, version) == version
    return found


@pytest.mark.slow
def test_planned_again_and_again_into_one_folder_phones_learn_what_changed(tmp_path: Path) -> None:
    first = calendars_of(tmp_path)
    closed = calendars_of(tmp_path, closed=OUT_OF_ORDER)
    shorter = calendars_of(tmp_path, close="11:30")
    fewer = calendars_of(tmp_path, close="11:30", more="")

    assert first.keys() == closed.keys() == shorter.keys() == fewer.keys()
    assert set(first.values()) == {("CONFIRMED", 0)}
    # On 18 January: two visits with their ways, getting out, lunch and getting back.
    assert sorted(closed.values()).count(("CANCELLED", 1)) == 7
    assert all(shorter[uid] == ("CONFIRMED", 2) for uid in first if closed[uid] == ("CANCELLED", 1))
    gone = [uid for uid in first if uid.startswith("32448/")]
    assert len(gone) == 2 * 8
    assert {fewer[uid][0] for uid in gone} == {"CANCELLED"}
    assert all(fewer[uid][1] > shorter[uid][1] for uid in gone)
    assert all(fewer[uid][1] >= shorter[uid][1] for uid in first)


@pytest.mark.slow
def test_two_services_in_folders_of_their_own_share_no_event(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()

    assert not calendars_of(ours).keys() & calendars_of(theirs, title="Bus des impôts").keys()


def test_what_residents_could_not_book_is_not_published(tmp_path: Path) -> None:
    """Neither printed nor exported; what only the service reads is."""
    config = tmp_path / "plan.toml"
    values = {"{title}": "Essai", "{closed}": "", "{close}": "12:00", "{more}": 'booking = "required"'}
    text = SMALL
    for name, value in values.items():
        text = text.replace(name, value)
    config.write_text(text, encoding="utf-8")
    make_plan(config, tmp_path, PlanOptions())

    def export(name: str) -> tuple[Path, ...]:
        return export_plan(tmp_path, (name,), UNTIL, UPDATED, None, Language.FR, None, unexpected)

    refused = r"plan\.toml, service\.phone: people come by appointment only \(Monfort\)"
    with pytest.raises(InputError, match=refused):
        export("ics")
    with pytest.raises(InputError, match=refused):
        print_plan(tmp_path, None, PrintOptions(UNTIL, Paper.POSTERS), unexpected)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.html", "plan.json", "plan.toml"]
    assert export("gpx")
