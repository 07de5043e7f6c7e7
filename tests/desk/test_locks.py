"""A day or a week fixed at once, as one step, and let go again."""

import pytest
from starlette.testclient import TestClient

from tests.desk.conftest import opened
from tests.desk.visits import first_visits
from tourplanner.desk.commands import Fix
from tourplanner.desk.desk import Desk
from tourplanner.desk.locks import Extent, FixAll
from tourplanner.workflow.dossier.lock import free_visits


def form(desk: Desk, extent: str) -> dict[str, str]:
    """The form of the first visit's panel."""
    [visit] = first_visits(desk.session, 1)
    asked = {"stop": visit.stop, "date": visit.date.isoformat(), "half": visit.half.value}
    return asked | {"revision": desk.session.look().revision, "view": "/weeks", "extent": extent}


def test_a_week_is_one_step_and_the_same_as_one_lock_after_another(
    inside: TestClient, desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, [visit] = desk.session.folder, first_visits(desk.session, 1)
    before = (folder / "plan.toml").read_bytes()
    dossier = desk.session.look().dossier
    free = free_visits(dossier, Extent.WEEK.days(visit.date, dossier.config.calendar))
    other = tmp_path_factory.mktemp("other")
    for name in ("plan.toml", "plan.json", "map.html"):
        (other / name).write_bytes((folder / name).read_bytes())

    inside.post("/weeks/lock", data=form(desk, "week") | {"why": "promis"})

    [step] = desk.session.look().course.done
    assert desk.words.of(step.said).endswith("fixées, semaine 1\u00a0: promis")
    assert len(desk.session.look().dossier.config.locks) == len(free) > 3
    one_by_one = opened(other)
    for each in free:
        one_by_one.do(Fix(each, "promis"), one_by_one.look().revision, "planner")
    assert (other / "plan.toml").read_bytes() == (folder / "plan.toml").read_bytes()

    inside.post("/weeks/unlock", data=form(desk, "week"))
    assert len(desk.session.look().course.done) == 2
    assert (folder / "plan.toml").read_bytes() == before


def test_what_is_fixed_of_a_day_already_keeps_its_reason(inside: TestClient, desk: Desk) -> None:
    [visit] = first_visits(desk.session, 1)
    desk.session.do(Fix(visit, "marché"), desk.session.look().revision, "planner")
    command = FixAll.of(desk.session.look().dossier, visit.date, Extent.DAY, "")
    assert visit not in command.visits

    inside.post("/weeks/lock", data=form(desk, "day"))
    locks = desk.session.look().dossier.config.locks
    assert [lock.why for lock in locks] == ["marché", *("" for _ in command.visits)]
    refused = inside.post("/weeks/lock", data=form(desk, "day"))
    assert refused.status_code == 422
    assert "Tout y est déjà fixé." in refused.text
    assert inside.post("/weeks/lock", data=form(desk, "year")).status_code == 422
