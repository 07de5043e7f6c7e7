"""What strangers try at an open desk: paths in addresses, scripts in fields, words of others."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from tests.desk.visits import first_visits
from tourplanner.desk.app import CONTROLS, FORMS, SENT, STEPS
from tourplanner.desk.desk import Desk
from tourplanner.inputs.config.event_keys import SHAPES

SCRIPT = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'"
OUTSIDE = (
    "/static/x/..%2F..%2Fserver.py",
    "/static/x/%2e%2e/desk.css",
    "/static/x//etc/passwd",
    "/static/../../pyproject.toml",
    "/publish/1/../../plan.toml",
    "/publish/0/0",
    "/publish/99999/0",
    "/publish/-1/0",
    "/whatif/..%2F..%2Fplan.toml",
    "/whatif/%2Fetc%2Fpasswd",
    "/plan.toml",
    "/journal.jsonl",
    "/.desk.json",
)


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_address_leads_out_of_the_desk(inside: TestClient, path: str) -> None:
    answer = inside.get(path)
    assert answer.status_code in {404, 409, 422}
    assert "[calendar]" not in answer.text
    assert "root:" not in answer.text


def test_a_script_in_a_reason_is_a_reason(inside: TestClient, desk: Desk) -> None:
    visit = first_visits(desk.session, 1)[0]
    form = {"stop": visit.stop, "date": visit.date.isoformat(), "half": visit.half.value, "why": SCRIPT}
    inside.post("/weeks/lock", data={"revision": desk.session.look().revision, "view": "/weeks", **form})
    assert desk.session.look().dossier.config.locks[-1].why == SCRIPT
    card = f"v-{visit.stop}-{visit.date:%Y%m%d}-{visit.half.value}"
    for path in (f"/weeks?visit={card}", "/history", "/stops", "/calendar"):
        shown = inside.get(path).text
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


@pytest.mark.parametrize("name", ["visit", "done", "day", "event", "stop", "as", "step", "word"])
def test_a_script_in_an_address_is_not_shown(inside: TestClient, name: str) -> None:
    for path in ("/weeks", "/calendar", "/stops", "/whatif", "/publish", "/today", "/history", "/enter"):
        shown = inside.get(path, params={name: SCRIPT})
        assert shown.status_code < 500
        assert "<script>alert" not in shown.text


@pytest.mark.parametrize("cookie", ["", "x", "desk", "0" * 43, "é", "a;b", "planner", "../../x"])
def test_no_guessed_cookie_comes_in(outside: TestClient, cookie: str) -> None:
    headers = {"cookie": f"desk-8765={cookie}".encode()}
    assert outside.get("/weeks", headers=headers, follow_redirects=False).status_code == 303
    assert outside.post("/history/undo", headers=headers).status_code == 401


def test_the_way_back_is_never_elsewhere(inside: TestClient, desk: Desk) -> None:
    visit = first_visits(desk.session, 1)[0]
    form = {"stop": visit.stop, "date": visit.date.isoformat(), "half": visit.half.value}
    for view in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        data = {"revision": desk.session.look().revision, "view": view, **form}
        answer = inside.post("/weeks/lock", data=data, follow_redirects=False)
        assert answer.status_code in {303, 422}
        assert answer.headers.get("location", "/weeks").startswith("/weeks")


WRITES = [*SENT, *STEPS, *CONTROLS, *FORMS]
"""Every address that takes a form."""


def test_every_form_asks_who_sends_it_and_from_where(outside: TestClient, desk: Desk) -> None:
    word = desk.keys.next
    strangers = [path for path in WRITES if path != "/enter"]
    assert {outside.post(path).status_code for path in strangers} == {401}
    outside.post("/enter", data={"password": "read only"})
    assert {outside.post(path).status_code for path in strangers} == {403}
    outside.get(f"/enter?word={word}")
    for site in ("cross-site", "same-site", "none"):
        answers = {outside.post(path, headers={"sec-fetch-site": site}).status_code for path in WRITES}
        assert answers == {403}
    assert {outside.post(path, headers={"host": "evil.example"}).status_code for path in WRITES} == {421}
    assert desk.session.entries() == ()


POSTED = re.compile(r'<form method="post"[^>]*action="([^"]+)"(.*?)</form>', re.DOTALL)
PAGES_WITH_FIELDS = (
    "/weeks",
    *(f"/calendar?event={kind}" for kind in SHAPES),
    "/stops?pick=32269&pick=32448&key=notes",
    "/stops?stop=32269",
    "/stops?add=1",
    "/whatif",
    "/today?day=2027-01-04",
    "/history",
)


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES_WITH_FIELDS)
def test_a_script_in_any_field_of_a_page_stays_a_text(inside: TestClient, path: str) -> None:
    for action, body in POSTED.findall(inside.get(path).text):
        if action.startswith(("/history", "/search", "/whatif/run")):
            continue
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', body))
        typed = re.findall(r'<(?:input|textarea|select)(?![^>]*type="hidden")[^>]*name="([^"]+)"', body)
        fields = {name: unescape(value) for name, value in hidden.items()} | dict.fromkeys(typed, SCRIPT)
        shown = inside.post(action, data=fields)
        assert shown.status_code < 500, (action, shown.text[:500])
        for text in (shown.text, inside.get("/history").text, inside.get(path).text):
            assert "<script>alert" not in text
            assert "<img src=x" not in text
