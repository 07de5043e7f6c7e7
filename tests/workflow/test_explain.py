"""Explanations are what a search of one's own says: offers, prices of half-days, clashes."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.commands import shipped
from tests.instances import problem_of
from tests.workflow.notices import unexpected
from tourplanner.analysis.alternatives import Alternative, Answer
from tourplanner.domain.config import Config, Lock
from tourplanner.domain.plan import Status
from tourplanner.errors import InputError
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve
from tourplanner.workflow import explain as explaining
from tourplanner.workflow.explain import Overview, StopExplained, explain_plan, explain_stop
from tourplanner.workflow.plan import make_plan, plan
from tourplanner.workflow.plan_options import PlanOptions


def planned(folder: Path, text: str) -> Path:
    """The folder of the plan of a config."""
    file = folder / "plan.toml"
    file.write_text(text, encoding="utf-8")
    make_plan(file, folder / "out", PlanOptions())
    return folder / "out"


def pilot_text() -> str:
    """The pilot's config."""
    return shipped("pilot.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def nine(tmp_path_factory: pytest.TempPathFactory) -> Overview:
    """Four weeks of the pilot with Cologne as a ninth commune of an area with eight half-days, explained."""
    folder = tmp_path_factory.mktemp("nine")
    text = pilot_text().replace("repeats = true", "repeats = false") + '[[stops]]\ncommune = "32106"\n'
    with pytest.MonkeyPatch.context() as patch:
        # A busy machine is given the time to try every edit.
        patch.setattr(explaining, "OFFER_SECONDS", 120.0)
        return explain_plan(planned(folder, text), None, unexpected)


@pytest.fixture(scope="module")
def pilot_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pilot's plan, with a choice of days so that half-days differ."""
    text = pilot_text().replace('weekdays = ["fri"]', 'weekdays = ["wed", "fri"]', 1)
    return planned(tmp_path_factory.mktemp("pilot"), text)


@pytest.fixture(scope="module")
def monfort(pilot_folder: Path) -> StopExplained:
    """Monfort in it, explained."""
    return explain_stop(str(pilot_folder), "Monfort")


def drive_and_missing(config: Config) -> tuple[int, int]:
    """Driving, and required visits proven to be missing at least."""
    result = solve(problem_of(config), Limits())
    return sum(tour.drive_seconds for tour in result.tours), result.evidence.least_missing


@pytest.mark.slow
def test_every_offer_keeps_and_costs_what_it_says(nine: Overview) -> None:
    before = nine.read.plan_file.plan
    assert (before.outcome.status, nine.missing) == (Status.INFEASIBLE, 1)
    assert nine.complete
    kinds = [offer.edit.kind for offer in nine.offers]
    assert {"new-weekday", "extra-day", "van", "optional"} == set(kinds)
    for offer in nine.offers[:3] + nine.offers[-1:]:
        result = solve(problem_of(offer.edit.config), Limits())
        assert result.status is Status.OPTIMAL
        assert offer.missing == 0
        assert offer.won == (0 if offer.given_up else 1)
        drive = sum(tour.drive_seconds for tour in result.tours)
        assert offer.drive_change == drive - before.drive_seconds


def test_offers_that_keep_all_come_first_then_the_cheap(nine: Overview) -> None:
    order = [(offer.given_up > 0, offer.missing, offer.drive_change) for offer in nine.offers]

    assert order == sorted(order)


def test_edits_that_do_not_help_are_not_offered(nine: Overview) -> None:
    # Mondays and Wednesdays are full of the other areas: to share them helps nobody.
    assert "area-weekday" not in {offer.edit.kind for offer in nine.offers}


def test_overview_of_a_good_plan_has_nothing_to_say(pilot_folder: Path) -> None:
    overview = explain_plan(pilot_folder, None, unexpected)

    assert (overview.missing, overview.findings, overview.clashes, overview.offers) == (0, (), (), ())


def slots(explained: StopExplained) -> dict[Answer, list[Alternative]]:
    """Alternatives by answer."""
    found: dict[Answer, list[Alternative]] = {}
    for alternative in explained.alternatives:
        found.setdefault(alternative.answer, []).append(alternative)
    return found


def test_half_days_cost_what_a_lock_costs(monfort: StopExplained) -> None:
    require_what_a_lock_costs(monfort, "32269")


@pytest.mark.slow
def test_so_they_do_for_another_stop(pilot_folder: Path) -> None:
    require_what_a_lock_costs(explain_stop(pilot_folder, "32120", None, unexpected), "32120")


def require_what_a_lock_costs(explained: StopExplained, name: str) -> None:
    """Solve with every other half-day locked, and compare."""
    config = explained.read.problem.config
    now = explained.read.plan_file.plan.drive_seconds
    by_answer = slots(explained)

    # Mondays are another area's; of Wednesday's and Friday's four half-days one is the plan's.
    assert [(each.weekday, each.rules) for each in by_answer[Answer.FORBIDDEN]] == [(0, ("area-days",))] * 2
    assert len(by_answer[Answer.HERE]) == 1
    assert len(explained.alternatives) == 6
    for each in by_answer.get(Answer.DRIVE, []) + by_answer.get(Answer.PROMISES, []):
        lock = Lock(name, weekday=each.weekday, half=each.half)
        drive, missing = drive_and_missing(replace(config, locks=(lock,)))
        if each.answer is Answer.PROMISES:
            assert missing == each.promises > 0
        else:
            assert (drive - now, missing) == (each.drive_change, 0)


def test_weeks_that_are_alike_cost_the_same(monfort: StopExplained) -> None:
    assert [each.drive_change for _, each in monfort.weeks] == [0, 0, 0]


@pytest.mark.slow
def test_a_plan_made_just_now_is_explained_as_the_written_one(
    pilot_folder: Path, monfort: StopExplained
) -> None:
    made = explain_stop(plan(pilot_folder.parent / "plan.toml"), "Monfort")

    assert (made.visits, made.alternatives, made.weeks) == (
        monfort.visits,
        monfort.alternatives,
        monfort.weeks,
    )


@pytest.mark.slow
def test_stop_without_a_visit_is_explained_by_its_clash(nine: Overview, tmp_path: Path) -> None:
    folder = planned(tmp_path, pilot_text() + '[[stops]]\ncommune = "32106"\n')
    [missing] = [item.stop for item in nine.read.plan_file.plan.unserved]
    explained = explain_stop(folder, missing, None, unexpected)

    assert (explained.visits, explained.missing) == ((), 1)
    assert explained.lack is not None
    assert explained.lack.rules == explained.findings[0].rules
    # Eight half-days for nine communes: whichever of Friday's it gets, another one loses its visit.
    lost = [(each.weekday, each.promises) for each in explained.alternatives if each.promises]
    assert lost == [(4, 1), (4, 1)]
    # One more weekday in the area makes room for all nine.
    assert {(each.weekday, each.promises) for each in explained.new_days} == {(1, 0), (3, 0)}
    assert explained.clash is not None
    assert missing in explained.clash.stops
    assert explained.findings[0].kind == "crowded"


@pytest.mark.slow
def test_unserved_stop_that_the_audit_does_not_know_is_told_its_conflict(tmp_path: Path) -> None:
    # Two stops are fixed on the same morning: no count tells, a search does.
    lock = '[[locks]]\nstop = "{}"\ndate = 2027-01-08\nhalf = "morning"\n'
    folder = planned(tmp_path, pilot_text() + lock.format("32269") + lock.format("32448"))
    overview = explain_plan(folder, None, unexpected)
    [item] = overview.read.plan_file.plan.unserved

    assert overview.findings == ()
    assert set(item.rules) == {"lock", "van-day"}
    assert item.reason.startswith("incompatible avec ")
    assert {offer.edit.kind for offer in overview.offers} >= {"lock", "van"}


@pytest.mark.parametrize(
    ("name", "told"),
    [("32268", "Maybe 32"), ("Montfort", "Maybe 32269 (Monfort)"), ("zzz", "no stop")],
)
def test_unknown_stop(pilot_folder: Path, name: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        explain_stop(pilot_folder, name, None, unexpected)

    assert told in str(caught.value)
