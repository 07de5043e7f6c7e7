"""Texts of a config that break out of whatever they are written into: seen as texts in every output."""

import csv
import io
import json
import re
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar
from pypdf import PdfReader

from tests import browser
from tests.workflow.nasty import LINES, NASTY, config
from tourplanner.errors import InputError
from tourplanner.inputs.config.read import parse_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.message import silent
from tourplanner.outputs.plain import one_line
from tourplanner.wording.language import Language
from tourplanner.workflow.compared.whatif import Targets, whatif
from tourplanner.workflow.coverage import CoverOptions, cover, write_coverage
from tourplanner.workflow.demand import DemandOptions, expect, write_demand_csv
from tourplanner.workflow.new import new_from, new_workbook
from tourplanner.workflow.plan import default_folder, make_plan
from tourplanner.workflow.plan_options import PlanOptions
from tourplanner.workflow.told.export import ALL, export_plan
from tourplanner.workflow.year.schedule import publish_schedule

pytestmark = pytest.mark.slow

UNTIL = date(2027, 1, 31)
SCENARIO = """\
format = 1
title = {}
[set.calendar]
weekdays = ["mon", "wed"]
"""
EVENT = {
    *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE"),
    *("REFRESH-INTERVAL", "X-PUBLISHED-TTL", "TZID", "RRULE", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO"),
    *("SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "SEQUENCE", "DESCRIPTION", "GEO", "LOCATION"),
    *("STATUS", "TRANSP", "URL"),
}
"""All that a line of a calendar of ours begins with."""


@dataclass(frozen=True)
class Written:
    """Everything that is made of a config with a nasty text, in one folder."""

    text: str
    folder: Path

    def files(self, ending: str) -> list[Path]:
        """Those of an ending."""
        found = sorted(self.folder.rglob(f"*.{ending}"))
        assert found
        return found


@pytest.fixture(scope="module")
def made() -> dict[str, Written]:
    """What has been made so far, by the names of the texts."""
    return {}


@pytest.fixture(params=NASTY)
def written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, made: dict[str, Written]
) -> Written:
    name = request.param
    if name not in made:
        made[name] = everything(NASTY[name], tmp_path_factory.mktemp("nasty"))
    return made[name]


def everything(text: str, folder: Path) -> Written:
    """All outputs of a config with that text."""
    file = folder / "plan.toml"
    file.write_text(config(text), encoding="utf-8")
    make_plan(file, folder, PlanOptions())
    table = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    # Names of communes and intercommunalités come from tables, and travel with the plan.
    for place in (*table["places"]["communes"], *table["places"]["areas"]):
        place["name"] = text
    (folder / "plan.json").write_text(json.dumps(table), encoding="utf-8")
    publish_schedule(folder, UNTIL, None, None, silent)
    export_plan(folder, (ALL,), None, UNTIL, None, Language.FR, None, silent)
    covered = cover(folder, CoverOptions())
    write_coverage(covered, folder / "coverage.csv", folder / "coverage.html", False, Language.FR)
    write_demand_csv(expect(folder, DemandOptions()), folder / "demand.csv")
    new_workbook(folder / "workbook", folder, None, Language.FR, silent)
    new_from(folder / "again", folder, None, Language.FR, silent)
    scenario = folder / "scenario.toml"
    scenario.write_text(SCENARIO.format(json.dumps(text)), encoding="utf-8")
    targets = Targets(folder / "whatif.json", folder / "whatif.xlsx", folder / "whatif.html")
    whatif(file, [scenario], targets, PlanOptions())
    return Written(text, folder)


@pytest.mark.parametrize("text", LINES)
def test_a_text_of_several_lines_is_no_text(text: str) -> None:
    with pytest.raises(InputError, match="title"):
        parse_config(tomllib.loads(config(text)), read_catalogue(data_folder(), silent), "plan.toml")


def test_names_of_files_stay_in_their_folder(written: Written) -> None:
    assert re.fullmatch(r"maps/[a-z0-9-]{1,80}", default_folder(written.text).as_posix())
    for path in written.folder.rglob("*"):
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,180}", path.name), path


def test_a_text_is_no_formula_of_a_workbook(written: Written) -> None:
    for file in written.files("xlsx"):
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    ET.fromstring(archive.read(name))
        seen = 0
        for sheet in openpyxl.load_workbook(file).worksheets:
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                if cell.data_type == "f":
                    assert "evil" not in str(cell.value)
                    assert "cmd" not in str(cell.value)
                    assert str(cell.value) != written.text
                elif isinstance(cell.value, str) and one_line(written.text) in one_line(cell.value):
                    seen += 1
                target = cell.hyperlink.target if cell.hyperlink else None
                assert not target or re.match(r"(https?|mailto|tel|geo):", target), target
        assert seen, file


def test_a_text_is_no_formula_and_no_row_of_a_table(written: Written) -> None:
    for file in written.files("csv"):
        content = file.read_bytes().decode("utf-8-sig")
        delimiter = ";" if file.parent == written.folder else ","
        rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=delimiter))
        assert len({len(row) for row in rows}) == 1, file
        for cell in (cell for row in rows for cell in row):
            number = re.fullmatch(r"[+-]?[\d.,]+", cell)
            assert number or not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r")), (file, cell)


def test_a_text_is_no_line_of_a_calendar(written: Written) -> None:
    for file in written.files("ics"):
        content = file.read_bytes()
        lines = content.decode("utf-8").replace("\r\n ", "").split("\r\n")
        assert {re.split("[:;]", line)[0] for line in lines if line} <= EVENT
        events = IcsCalendarStream.calendar_from_ics(content.decode("utf-8")).events
        assert [event.uid for event in events] == [
            str(event["uid"]) for event in Calendar.from_ical(content).events
        ]
        assert all(one_line(written.text) in event.summary for event in events if "/way@" in event.uid)


def test_a_text_is_no_element_of_a_track(written: Written) -> None:
    for file in written.files("gpx"):
        tags = {element.tag.split("}")[1] for element in ET.parse(file).iter()}
        assert "trkpt" in tags
        assert not {"script", "img", "b"} & tags


def test_json_holds_texts_as_they_are(written: Written) -> None:
    for file in (*written.files("json"), *written.files("geojson")):
        assert one_line(written.text) in " ".join(texts(json.loads(file.read_text(encoding="utf-8")))), file


def texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield one_line(value)
        case dict():
            for key, each in value.items():
                yield key
                yield from texts(each)
        case list():
            for each in value:
                yield from texts(each)


def test_paper_runs_and_opens_nothing(written: Written) -> None:
    for file in written.files("pdf"):
        reader = PdfReader(file)
        assert not {"/OpenAction", "/AA", "/AcroForm"} & reader.trailer["/Root"].keys(), file
        assert not {"/JavaScript", "/EmbeddedFiles"} & reader.trailer["/Root"].get("/Names", {}).keys(), file
        for page in reader.pages:
            assert "/AA" not in page
            for note in page.get("/Annots", ()):
                action = note.get_object().get("/A", {"/S": "/URI", "/URI": ""})
                if action["/S"] == "/URI":
                    assert not action["/URI"] or re.match(r"(https?|mailto|tel|geo):", action["/URI"])
                else:
                    assert action["/S"] == "/GoTo"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[browser.Page]:
    """A Chromium for the pages of all texts."""
    with browser.opened(tmp_path_factory.mktemp("chromium") / "profile") as opened:
        yield opened


@browser.in_chromium
def test_pages_show_texts_and_run_nothing(written: Written, page: browser.Page) -> None:
    for file in written.files("html"):
        page.events.clear()
        page.open(file)
        assert page.evaluate("window.hit === undefined"), file
        assert page.evaluate("document.querySelectorAll('img[src=x], [onclick^=window]').length") == 0
        shown = page.evaluate("document.documentElement.textContent")
        words = " ".join(one_line(shown).split())
        assert " ".join(one_line(written.text).split()) in words, file
        assert page.complaints == []
        assert page.requests == []
