"""Why here, why not there: reasons at once, prices beside the page, each a form away from being tried."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from tests.desk.visits import MONFORT
from tourplanner.desk.desk import Desk
from tourplanner.desk.explanations import KEPT, Asked, Explained, Explanations, closed
from tourplanner.errors import InputError

WHY = f"/weeks?visit={MONFORT}&why=1"


def settled(inside: TestClient, desk: Desk, address: str) -> str:
    """The page once its prices are known."""
    inside.get(address)
    for work in desk.explanations._works.values():
        assert work.ends_within(60)
    return unescape(inside.get(address).text).replace("\xa0", " ")


def forms(page: str) -> list[dict[str, str]]:
    """What each form that tries a place sends."""
    found = re.findall(r'<form method="post" action="/weeks/room".*?</form>', page, re.DOTALL)
    return [dict(re.findall(r'name="([\w-]+)" value="([^"]*)"', form)) for form in found]


def test_what_rules_shut_is_known_at_once(desk: Desk) -> None:
    [(half_days, why)] = closed(desk.session.look().dossier.plan, "32269", desk.words)
    assert half_days == "lundi, mercredi"
    assert "n’est desservie que le vendredi" in why


@pytest.mark.slow
def test_a_place_is_tried_and_undone(inside: TestClient, desk: Desk) -> None:
    plan = (desk.session.folder / "plan.json").read_bytes()
    page = settled(inside, desk, WHY)
    asked = forms(page)
    assert "data-refresh" not in page
    assert [form["week"] for form in asked].count("0") == 1
    assert len(asked) > 1
    assert desk.session.look().course.done == ()

    first = next(form for form in asked if form["week"] == "0")
    assert (first["weekday"], first["half"]) == ("4", "afternoon")
    tried = inside.post("/weeks/room", data=first)
    assert tried.status_code == 200
    assert re.search(r'id="v-32269-\d+-afternoon"[^>]*aria-current="true"', tried.text)
    [step] = desk.session.look().course.done
    said = desk.words.of(step.said).replace("\xa0", " ")
    assert said == "Monfort déplacé : vendredi après-midi, 1 autre arrêt fait de la place"

    inside.post("/history/undo", data={"revision": desk.session.look().revision, "view": "/weeks"})
    assert (desk.session.folder / "plan.json").read_bytes() == plan


def test_a_day_that_nobody_tours_is_answered_too(inside: TestClient, desk: Desk) -> None:
    page = settled(inside, desk, f"{WHY}&day=3")
    assert "Personne ne part le jeudi." in page
    assert "jeudi matin : en ouvrant ce jour chaque semaine" in page
    assert forms(page) == []


def test_half_days_of_nobody_are_refused(inside: TestClient, desk: Desk) -> None:
    good = {"revision": desk.session.look().revision, "stop": "32269", "weekday": "4", "half": "morning"}
    for wrong in ({"weekday": "9"}, {"half": "noon"}, {"week": "-1"}, {"week": "x"}):
        assert inside.post("/weeks/room", data=good | {"week": "0"} | wrong).status_code == 422
    assert desk.session.look().course.done == ()


def test_few_explanations_are_kept_and_wait() -> None:
    kept = Explanations()
    nothing = Explained("", (), (), ())
    first = kept.of(Asked("r", "0", None), lambda: nothing)
    assert first.ends_within(5)
    assert kept.of(Asked("r", "0", None), lambda: nothing) is first

    with kept._turn:
        for number in range(KEPT):
            kept.of(Asked("r", f"{number + 1}", None), lambda: nothing)
        with pytest.raises(InputError):
            kept.of(Asked("r", "more", None), lambda: nothing)


def test_a_desk_that_is_closed_begins_no_more() -> None:
    kept = Explanations()
    kept.close()
    late = kept.of(Asked("r", "0", None), lambda: Explained("", (), (), ()))
    with pytest.raises(InputError):
        late.made()
