"""Every format as the registry has it: names, labels in both languages, and days of change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.outputs.schedules import START, plan, unrolled
from tourplanner.outputs.formats import FORMATS, Format
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

PAPER = (
    ("affiches/A3/32269-monfort.pdf", "affiche A3", "poster A3"),
    ("affiches/affiches-A4.pdf", "Toutes les affiches, A4", "All posters, A4"),
    ("intercommunalites/200034726-cc-bastides-de-lomagne-A4.pdf", "fiche A4", "sheet A4"),
    ("feuilles-de-route/2027-01-04.pdf", "Semaine du lundi 4 janvier 2027", "Week of Monday 4 January 2027"),
)
QUICK = [each for each in FORMATS if each.name not in {"map", "pdf", "xlsx"}]


def known() -> ScheduleView:
    """The pilot's first cycle with all that any format demands."""
    first = unrolled(plan(), START, START + timedelta(days=27))
    config = first.view.config
    stops = tuple(replace(stop, place="Place de la Mairie") for stop in config.stops)
    config = replace(config, stops=stops, service=replace(config.service, siret="22320001100013"))
    return replace(first, view=replace(first.view, config=config))


def test_names_that_people_use_stay() -> None:
    known = ["map", "pdf", "xlsx", "ics", "gpx", "geojson", "mediation", "data-inclusion", "bookmobile"]
    names = [each.name for each in FORMATS]
    assert [name for name in names if name in known] == known
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("path", "french", "english"), PAPER)
def test_paper_is_told_by_what_it_is(path: str, french: str, english: str) -> None:
    (paper,) = [each for each in FORMATS if each.name == "pdf"]
    told = [words_in(lang).of(paper.label(path)).replace("\u00a0", " ") for lang in Language]

    assert told == [french, english]


@pytest.mark.parametrize("each", QUICK, ids=[each.name for each in QUICK])
def test_files_say_when_they_changed_if_the_format_tells(each: Format) -> None:
    plain, changed = (
        each.render(replace(known(), updated=day), Language.FR) for day in (None, date(2026, 11, 2))
    )

    assert (plain != changed) is each.tells_last_change
    assert plain
    for path in plain:
        assert words_in(Language.EN).of(each.label(path)) != words_in(Language.FR).of(each.label(path))
