"""A second opinion on the legs that are driven: asked of the IGN, told, and never in the way of a plan."""

from pathlib import Path

import pytest

from tests.cli.commands import run
from tests.cli.travel_times import TABLE, legs_of, plan_of, travel
from tests.travel.http.local_server import Question, Reply, local_server, say, unused_url
from tourplanner.domain.message_codec import decode_message
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

pytestmark = pytest.mark.usefixtures("at_once")


def ign(question: Question) -> Reply:
    """The IGN finds Touget to Monfort slow, and everything else as the table has it."""
    start, end = (question.query[key].partition(",")[0] for key in ("start", "end"))
    auch, monfort = "0.598600", "0.822500"
    minutes = {auch: 30, monfort: 17}.get(start, 40 if end == monfort else 34)
    ends = [[float(number) for number in question.query[key].split(",")] for key in ("start", "end")]
    return say({"geometry": {"coordinates": ends}, "duration": 60.0 * minutes, "distance": 9000})


def told(notes: list[object]) -> list[str]:
    """Remarks of a plan, in words."""
    words = words_in(Language.EN)
    return [words.of(decode_message(note)).replace("\u00a0", " ") for note in notes]


def test_a_second_opinion_on_the_legs_that_are_driven(tmp_path: Path) -> None:
    # By Touget first: 33 + 18 + 31 min planned; the IGN says 30 + 40 + 17, all times 1.0.
    table = TABLE.replace("auch,32269,30", "auch,32269,90")
    (tmp_path / "temps.csv").write_text(table, encoding="utf-8")
    with local_server(ign) as server:
        text = f'provider = "matrix"\nfile = "temps.csv"\nlines = "ign"\nlines_url = "{server.url}"'
        done = run("plan", travel(tmp_path, text), "--out", tmp_path / "out")
        # Each leg once, for its time and its line.
        assert len(server.asked) == 3
    assert done.exit_code == 0
    # (87 − 82) / 82 = +6 %; 40 − 18 = 22 min.
    assert told(plan_of(tmp_path)["notes"]) == [
        "IGN: the 3 legs of the plan take +6 % in time, van ×1",
        "IGN: Touget (32448) → Monfort (32269) takes 22 min longer than planned",
    ]
    assert legs_of(plan_of(tmp_path)) == [33 * 60, 18 * 60, 31 * 60]


def test_no_plan_is_lost_over_a_second_opinion(tmp_path: Path) -> None:
    text = f'provider = "estimate"\nlines = "ign"\nlines_url = "{unused_url()}"'
    done = run("plan", travel(tmp_path, text), "--out", tmp_path / "out")
    assert done.exit_code == 0
    note, roads = told(plan_of(tmp_path)["notes"])
    assert roads.startswith("the roads of the legs cannot be drawn: IGN")
    assert note.startswith("no second opinion on the times: IGN Géoplateforme (http://127.0.0.1:")
