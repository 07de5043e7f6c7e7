"""Strips to paste on posters, read back."""

from datetime import date

import pytest

from tests.cli.commands import PLAIN
from tests.outputs.paper.reading import reader, structure, text_of
from tests.outputs.standings import FRIDAYS, standing, with_line
from tourplanner.outputs.paper.strips import strips
from tourplanner.outputs.told_changes import Change, changes
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

pytestmark = pytest.mark.paper


def made(schedule: ScheduleView, changed: tuple[Change, ...]) -> bytes:
    return strips(schedule.view, "Monfort", "200034726", changed, date(2027, 3, 1), Language.FR)


def test_a_strip_says_what_falls_away_and_what_holds(schedule: ScheduleView) -> None:
    stop = standing(*with_line(1, date=date(2027, 3, 18)), on_12="travaux sur la place")
    pdf = made(schedule, changes(stop, words_in(Language.FR)))
    text = text_of(pdf).translate(PLAIN)

    assert text.startswith("Monfort : une bande à découper et à coller sur l’affiche")
    assert "Annulé le vendredi 12 mars 2027 reporté au jeudi 18 mars 2027" in text
    assert "de 9 h 30 à 12 h – travaux sur la place" in text
    assert "Camping-car solidaire · 05 62 67 40 40 · publié le 1er mars 2027" in text
    [page] = reader(pdf).pages
    assert [round(float(side) * 25.4 / 72) for side in page.mediabox[2:]] == [210, 297]
    assert [element["/S"] for element in structure(pdf)].count("/H1") == 1


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (6, 1), (7, 2), (12, 2)])
def test_six_go_on_a_page(schedule: ScheduleView, count: int, pages: int) -> None:
    [one] = changes(standing(*FRIDAYS[1:]), words_in(Language.FR))
    assert len(reader(made(schedule, (one,) * count)).pages) == pages


def test_long_texts_stay_on_their_strip(schedule: ScheduleView) -> None:
    stop = standing(*with_line(1, place="Monfort, " + "Salle polyvalente du foyer rural, " * 8))
    assert len(reader(made(schedule, changes(stop, words_in(Language.FR)) * 6)).pages) == 1
