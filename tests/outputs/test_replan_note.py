"""The page of proposals: what each changes, and the curve of what more changes would save."""

from dataclasses import replace
from datetime import date

from tourplanner.message import message
from tourplanner.outputs.replan_note import render
from tourplanner.outputs.replan_note.chart import chart
from tourplanner.outputs.replan_note.view import ChangeRow, ProposalRow, ReplanNote
from tourplanner.schedule.proposal import TradeOffPoint, Wish
from tourplanner.wording.language import Language

HOUR = 3600


def row(number: int, wish: Wish, moved: int, drive: int) -> ProposalRow:
    change = ChangeRow(
        what=message("replan.falls-away", stop="<Monfort>", old=date(2027, 3, 8), half="matin"),
        why="travaux",
        tell=message("replan.tell-without-phone", commune="Monfort"),
        elsewhere=message("replan.nowhere-else"),
        cancelled=True,
    )
    return ProposalRow(number, wish.told, 1, moved, (), drive, True, wish is Wish.DRIVING, 1, (change,))


NOTE = ReplanNote(
    title="Pilote",
    first=date(2027, 1, 4),
    last=date(2028, 1, 2),
    on=date(2027, 3, 1),
    published=True,
    rows=(row(1, Wish.FEWEST, 2, 100 * HOUR), row(2, Wish.DRIVING, 4, 98 * HOUR)),
    points=tuple(
        TradeOffPoint(moved, drive * HOUR, drive * HOUR)
        for moved, drive in ((2, 100), (3, 99), (4, 98), (5, 98))
    ),
    least_lost=message("unit.visits", n=1),
    complete=True,
)


def test_the_curve_has_every_point_and_names_the_proposals_on_it() -> None:
    drawn = chart(NOTE, Language.FR)
    assert [point.numbers for point in drawn.points] == ["1", "", "2", ""]
    assert [point.moved for point in drawn.points] == [2, 3, 4, 5]
    # More changes lie to the right, less driving lies lower, and all of it within the axes.
    xs, ys = zip(*((point.x, point.y) for point in drawn.points), strict=True)
    assert list(xs) == sorted(xs)
    assert list(ys) == sorted(ys)
    assert drawn.frame.left < min(xs) < max(xs) < drawn.frame.right
    assert drawn.frame.top <= min(ys) < max(ys) <= drawn.frame.bottom


def test_the_page_asks_nothing_of_a_network_and_takes_names_as_they_are() -> None:
    page = render(NOTE, Language.FR)
    assert "&lt;Monfort&gt;" in page
    assert "Chaque point est prouvé" in page
    assert "http" not in page.replace("http-equiv", "")
    assert page == render(NOTE, Language.FR)


def test_where_more_changes_save_nothing_that_is_said_without_a_curve() -> None:
    flat = replace(NOTE, points=tuple(replace(p, drive=HOUR, bound=HOUR) for p in NOTE.points))
    page = render(flat, Language.EN)
    assert "<svg" not in page
    assert "would save no driving: that is proven" in page


def test_what_is_not_proven_is_not_said_to_be() -> None:
    unproven = replace(NOTE, rows=tuple(replace(each, proven=False) for each in NOTE.rows))
    assert "Without proof" in render(unproven, Language.EN)
    assert "Prouvé :" not in render(unproven, Language.FR)
