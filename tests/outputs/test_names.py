"""Names of files, and texts made fit for formats."""

from dataclasses import replace
from datetime import date

import pytest

from tests.outputs.schedules import pilot
from tourplanner.domain.place import Position
from tourplanner.outputs.names import area_names, date_in, poster_names, stop_names, tour_names, van_names
from tourplanner.outputs.plain import clipped, one_line, web_address
from tourplanner.outputs.spots import geo_uri, spots


def test_names_are_those_of_the_places() -> None:
    names = stop_names(spots(pilot()).values())

    assert names["32269"] == "32269-monfort"
    assert names["32443"] == "32443-termes-d-armagnac"
    assert area_names([("200034726", "CC Bastides de Lomagne")]) == {
        "200034726": "200034726-cc-bastides-de-lomagne"
    }
    assert tour_names(pilot().schedule.tours[:1]) == {pilot().schedule.tours[0]: "2027-01-04-camping-car"}


def test_no_two_names_are_alike() -> None:
    spot = spots(pilot())["32269"]
    alike = [replace(spot, stop=stop) for stop in ("a b", "a-b", "A.b", "a b-monfort-2")]
    names = stop_names(alike)

    assert list(names.values()) == ["a-b-monfort", "a-b-monfort-2", "a-b-monfort-3", "a-b-monfort-2-monfort"]
    assert len(set(van_names(["مدينة", "👩‍🦽", "con", "CON", "../../etc/passwd"]).values())) == 5
    assert poster_names([("a b", "Monfort"), ("a-b", "Monfort"), ("con", "Monfort")]) == {
        "a b": "a-b-monfort",
        "a-b": "a-b-monfort-2",
        "con": "nom-con-monfort",
    }


def test_a_name_stays_when_others_come_or_go() -> None:
    both = van_names(["مدينة", "город"])
    assert van_names(["город"])["город"] == both["город"]


@pytest.mark.parametrize("van", ["con", "../../etc/passwd", "a/b", "nul", "x" * 500, ".", ""])
def test_a_name_is_a_name_everywhere(van: str) -> None:
    (name,) = van_names([van]).values()

    assert name.startswith("vehicule")
    assert name.isascii()
    assert not set(name) & set('/\\:*?"<>|. ')
    assert len(name) <= 80


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\nb", "a b"),
        ("a\r\n\r\nb\x00\x07", "a b"),
        ("\u2028a\u2029", "a"),
        ("9\u00a0h\u202f;", "9\u00a0h\u202f;"),
        ("a   b", "a b"),
        ("\ud800x\uffff", "x"),
        ("👩‍🦽", "👩‍🦽"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    assert clipped("abc def", 7) == "abc def"
    assert clipped("abc def", 5) == "abc…"
    assert len(clipped("x" * 400, 280)) == 280


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://www.gers.fr/a?b=1&c=2", "https://www.gers.fr/a?b=1&c=2"),
        ("http://gers.fr", "http://gers.fr"),
        ("javascript:alert(1)", ""),
        ("JAVASCRIPT://gers.fr/%0aalert(1)", ""),
        ("data:text/html,x", ""),
        ("https:///chemin", ""),
        ("https://gers.fr/a b", ""),
        ('https://gers.fr/"onclick="x', ""),
        ("https://[gers", ""),
        ("https://gers.fr/\x07", ""),
        ("", ""),
    ],
)
def test_only_pages_are_links(text: str, address: str) -> None:
    assert web_address(text) == address


def test_a_position_for_phones() -> None:
    assert geo_uri(Position(43.69750, -0.0825)) == "geo:43.697500,-0.082500"
    assert geo_uri(Position(0.0000001, -0.00002)) == "geo:0.000000,-0.000020"


def test_sheets_and_tracks_are_named_by_their_date() -> None:
    assert date_in("interne/traces/2027-02-08-camping-car.gpx") == date(2027, 2, 8)
    assert date_in("feuilles-de-route/2027-02-08.pdf") == date(2027, 2, 8)
    # A poster is of its stop, also that of one date alone.
    assert date_in("affiches/A4/32132-2027-10-02-fleurance.pdf") is None
    assert date_in("affiches/A4/32269-monfort.pdf") is None
