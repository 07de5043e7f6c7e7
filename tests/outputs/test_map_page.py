"""What all map pages share: their frame, their scripts, and what of ours is not sent along."""

import re
from importlib.resources import files

import pytest

from tourplanner.domain.place import Position
from tourplanner.outputs.map_page.frame import Frame, marks
from tourplanner.outputs.map_page.signs import corners
from tourplanner.outputs.map_page.templating import PACKAGE, source
from tourplanner.wording.language import Language

OWN = [
    (PACKAGE, "frame.js"),
    (PACKAGE, "names.js"),
    (PACKAGE, "page.css"),
    ("tourplanner.outputs.map", "plan.js"),
    ("tourplanner.outputs.comparison", "comparison.js"),
    ("tourplanner.outputs.comparison", "comparison.css"),
    ("tourplanner.outputs.coverage_map", "coverage.js"),
    ("tourplanner.outputs.coverage_map", "coverage.css"),
]


def frame(tiles: bool) -> Frame:
    """The frame of a page with two hatched surfaces."""
    return Frame(
        lang=Language.FR,
        title="title",
        heading="heading",
        subtitle="subtitle",
        drawn="what the map shows",
        package="tourplanner.outputs.map",
        template="plan.html",
        style="/* own style */",
        script="/* own script */",
        marks=marks([0, 3]),
        tiles=tiles,
    )


@pytest.mark.parametrize(("package", "name"), OWN)
def test_no_text_of_a_script_goes_over_the_end_of_a_line(package: str, name: str) -> None:
    whole = files(package).joinpath("assets", name).read_text(encoding="utf-8")
    for line in whole.splitlines():
        assert line.count("`") % 2 == 0, line


@pytest.mark.parametrize(("package", "name"), OWN)
def test_comments_and_indents_stay_with_us(package: str, name: str) -> None:
    whole = files(package).joinpath("assets", name).read_text(encoding="utf-8")
    sent = source(name, package)
    assert "/*" not in sent
    assert not re.search(r"^ ", sent, re.MULTILINE)
    # Nothing else is left out.
    rest = re.sub(r"/\*.*?\*/", "", whole, flags=re.DOTALL)
    assert "".join(sent.split()) == "".join(rest.split())


def test_the_page_s_own_comes_after_what_all_have() -> None:
    some = frame(tiles=True)
    assert some.whole_style.endswith("/* own style */")
    assert some.whole_script.endswith("/* own script */")
    assert some.whole_script.index("function mapFrame") > some.whole_script.index("Leaflet")


def test_surfaces_differ_by_ink_and_pattern() -> None:
    first, second = marks([0, 3])
    assert (first.mark, second.mark) == (0, 3)
    assert first.ink != second.ink
    assert first.pattern != second.pattern


def test_corners_hold_every_place() -> None:
    places = [Position(43.7, 0.6), Position(43.5, 0.9), Position(43.6, 0.1)]
    assert corners(places) == [[43.5, 0.1], [43.7, 0.9]]
    assert corners([]) == [[0.0, 0.0], [0.0, 0.0]]
