"""Fields and their help in the words of the page: no date of a file, no code of a file."""

from html import unescape

import pytest
from starlette.testclient import TestClient

from tourplanner.desk.as_typed import help_of, typed_day
from tourplanner.inputs.config.event_keys import SHAPES
from tourplanner.inputs.typed.days import iso_day
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


@pytest.mark.parametrize("lang", list(Language))
@pytest.mark.parametrize("day", ["2027-03-01", "2027-08-29", "2027-12-31"])
def test_a_date_is_written_as_it_can_be_typed(day: str, lang: Language) -> None:
    shown = typed_day(day, words_in(lang))
    assert day not in shown
    assert iso_day(shown) == day


def test_what_was_typed_wrong_stays() -> None:
    french = words_in(Language.FR)
    assert typed_day("32/03/2027", french) == "32/03/2027"
    assert typed_day("", french) == ""


def test_help_says_nothing_of_files() -> None:
    french = words_in(Language.FR)
    assert help_of("stops.regular", french) == "Oui\u00a0: toujours le même jour et la même demi-journée."
    assert help_of("stops.nothing", french) == ""


@pytest.mark.parametrize("kind", SHAPES)
def test_the_form_of_an_event_has_dates_in_words(inside: TestClient, kind: str) -> None:
    shown = unescape(inside.get(f"/calendar?event={kind}&day=2027-03-29").text)
    form = shown[shown.index('id="event-form"') :]
    form = form[: form.index("</form>")]
    assert "2027-03-29" not in form
    assert 'value="29 mars 2027"' in form
    assert "(true)" not in form
    assert "(false)" not in form


def test_the_form_of_a_stop_says_dates_in_words_and_leaves_them(inside: TestClient) -> None:
    shown = unescape(inside.get("/stops?stop=32269").text)
    assert 'type="date"' not in shown
    assert "(true)" not in shown
