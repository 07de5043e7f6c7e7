"""Why visits have no date: one cause, proven, and the same wherever it is told."""

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import run_in_french
from tests.instances import PILOT_AREAS, catalogue, problem_of
from tests.workflow.notices import unexpected
from tourplanner.analysis.alternatives import Alternative, Answer
from tourplanner.domain.config import Config, Lock
from tourplanner.domain.plan import Status
from tourplanner.problem.demands import keep_only, with_vans
from tourplanner.solvers.conflict import causes
from tourplanner.solvers.conflict.causes import beside, causes_of
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve
from tourplanner.wording.language import Language
from tourplanner.workflow import explain as explaining
from tourplanner.workflow.explain import StopExplained, explain_plan, explain_stop
from tourplanner.workflow.map import map_plan
from tourplanner.workflow.plan import plan, write_plan

pytestmark = pytest.mark.slow

PLAIN = str.maketrans("\u00a0\u202f", "  ")

HEAD = """
format = 1
title = "Essai"
[calendar]
start = 2027-01-04
weeks = {weeks}
weekdays = {weekdays}
[work]
max_work_minutes_day = {work}
one_area_per_day = false
[[depots]]
id = "auch"
name = "Auch"
latitude = 43.6398
longitude = 0.5986
[[vans]]
id = "van"
depot = "auch"
"""


def config_text(stops: list[str], weekdays: str = '["mon", "wed"]', weeks: int = 1, work: int = 600) -> str:
    """A config around tables of stops."""
    return HEAD.format(weekdays=weekdays, weeks=weeks, work=work) + "".join(stops)


def wished(commune: str, priority: int) -> str:
    """A stop that may be left out."""
    return f'[[stops]]\ncommune = "{commune}"\nrequired = false\npriority = {priority}\n'


WORK_DAY = config_text(['[[stops]]\ncommune = "32269"\n'], '["mon", "wed", "fri"]', work=240)
LEFT_OUT = config_text(
    [
        wished("32269", 5),
        wished("32448", 1),
        wished("32436", 2),
        wished("32120", 4),
        wished("32262", 3),
        '[[stops]]\ncommune = "32416"\n',
    ]
)


def planned(folder: Path, text: str) -> Path:
    """The folder of the plan of a config."""
    (folder / "essai.toml").write_text(text, encoding="utf-8")
    write_plan(plan(folder / "essai.toml"), folder)
    return folder


def stated(folder: Path) -> list[dict[str, Any]]:
    """What plan.json says of visits without a date."""
    found: list[dict[str, Any]] = json.loads((folder / "plan.json").read_text(encoding="utf-8"))["unserved"]
    return found


def shown(*args: str | Path) -> str:
    """What a command prints in French."""
    result = run_in_french(*args)
    assert result.exit_code == 0, result.output
    return result.stdout.translate(PLAIN)


def test_a_day_that_works_too_long_is_told_its_work_and_nothing_else(tmp_path: Path) -> None:
    folder = planned(tmp_path, WORK_DAY)
    [item] = stated(folder)

    assert item["rules"] == ["work-day"]
    told = str(item["reason"]).translate(PLAIN)
    # 15 + 10 + 150 + 10 + 15 minutes and the legs, as the plan of a longer day has them.
    longer = plan(_written(tmp_path, WORK_DAY.replace("_day = 240", "_day = 600"))).plan.tours[0]
    assert longer.work_seconds == 4 * 3600 + 32 * 60
    assert told == (
        "même seul dans la journée, aller-retour et permanence ne tiennent pas – "
        "au plus 4 h de travail par jour (il en faudrait 4 h 32)"
    )
    assert told in shown("explain", folder)
    text = shown("explain", folder, "--stop", "Monfort")
    assert told in text
    assert "    - au plus 4 h de travail par jour\n" in text
    assert "de conduite" not in text


def _written(folder: Path, text: str) -> Path:
    file = folder / "other.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_wished_stops_that_are_left_out_are_told_what_goes_before(tmp_path: Path) -> None:
    folder = planned(tmp_path, LEFT_OUT)
    items = stated(folder)

    # Two days have four half-days: for the promised stop and the three wishes of priority 1 to 3.
    assert {item["stop"] for item in items} == {"32269", "32120"}
    assert {tuple(item["rules"]) for item in items} == {("van-day",)}
    told = (
        "aucune place à côté de ce qui passe avant : Sarrant (promis) ; "
        "Touget, Solomiac et Monbrun (priorité plus forte) – 1 véhicule, une tournée par jour au plus"
    )
    assert {str(item["reason"]).translate(PLAIN) for item in items} == {told}
    overview, stop = shown("explain", folder), shown("explain", folder, "--stop", "32120")
    assert f"Permanences facultatives sans date :\n  Monfort : {told}\n  Encausse : {told}\n" in overview
    assert told in stop
    assert "  Renoncer à une seule d’entre elles, permanence ou règle, rend le reste possible" in stop
    assert "  lundi matin : impossible sans perdre 1 permanence facultative\n" in stop
    assert "  jeudi matin : en ouvrant ce jour chaque semaine, 1 permanence facultative de plus, +" in stop
    drawn = map_plan(folder, None, Language.FR, None, unexpected).read_text(encoding="utf-8")
    assert drawn.translate(PLAIN).count(told) == 2


def test_equal_wishes_say_that_they_are_equal(tmp_path: Path) -> None:
    stops = [wished(code, 1) for code in ("32269", "32448", "32436")]
    [item] = stated(planned(tmp_path, config_text(stops, '["mon"]')))

    assert "(même priorité, moins de conduite)" in str(item["reason"])


def random_text(seed: int) -> str:
    """Up to eight stops, most of them wished, in one or two weeks of one or two days."""
    draw = random.Random(seed)
    codes = sorted(code for code, c in catalogue().communes.items() if c.epci in PILOT_AREAS)
    stops = []
    for code in draw.sample(codes, draw.randint(4, 8)):
        text = wished(code, draw.randint(1, 3)) if draw.random() < 0.7 else f'[[stops]]\ncommune = "{code}"\n'
        if draw.random() < 0.2:
            text += "visits = 2\n"
        if draw.random() < 0.2:
            text += 'not_on = [{ weekday = "mon", half = "morning", why = "marché" }]\n'
        stops.append(text)
    weekdays = draw.choice(['["mon"]', '["mon", "wed"]'])
    return config_text(stops, weekdays, draw.choice([1, 2]), draw.choice([600, 600, 540, 300]))


@pytest.mark.parametrize("seed", range(30))
def test_plan_and_explain_agree_and_what_they_say_is_true(seed: int, tmp_path: Path) -> None:
    folder = planned(tmp_path, random_text(seed))
    items = stated(folder)
    overview = explain_plan(folder, None, unexpected)
    problem, tours = overview.read.problem, overview.read.plan_file.plan.tours

    assert [(lack.stop, list(lack.rules)) for lack in overview.lacks] == [
        (item["stop"], item["rules"]) for item in items
    ]
    told = json.loads(run_in_french("explain", folder, "--json").stdout)["unserved"]
    assert [row["reason"] for row in told] == [item["reason"] for item in items]
    # Every stop has a cause of its own.
    assert all(item["rules"] != ["visits"] for item in items)
    for stop, cause in causes_of(problem, tours, Limits(), 9).items():
        clash = cause.clash
        asked = beside(problem, tours, stop)
        assert solve(keep_only(asked, clash.demands), Limits()).status is Status.INFEASIBLE
        assert clash.minimal
        held = with_vans(clash.demands)
        for left in clash.demands:
            rest = [demand for demand in held if demand != left]
            assert solve(keep_only(asked, rest), Limits()).status in (Status.OPTIMAL, Status.FEASIBLE)


@pytest.mark.parametrize("seed", range(4))
def test_one_stop_is_told_as_in_the_plan(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explaining, "STOP_SECONDS", 0.0)
    folder = planned(tmp_path, random_text(seed))

    for item in stated(folder):
        lack = explain_stop(str(folder), str(item["stop"])).lack
        assert lack is not None
        assert list(lack.rules) == item["rules"]


def test_further_stops_are_explained_by_the_clashes_of_the_first(tmp_path: Path) -> None:
    stops = [wished(code, n) for n, code in enumerate(("32448", "32436", "32120", "32262", "32269"), start=1)]
    overview = explain_plan(planned(tmp_path, config_text(stops, '["mon"]')), None, unexpected)
    problem, tours = overview.read.problem, overview.read.plan_file.plan.tours
    found = [cause.clash for cause in causes_of(problem, tours, Limits(), 1).values()]

    # One is searched for, two are tried in its place.
    assert [(clash.minimal, set(clash.stops)) for clash in found] == [
        (minimal, {"32448", "32436", stop})
        for minimal, stop in zip((True, True, True), ("32120", "32262", "32269"), strict=True)
    ]


def test_of_many_stops_the_last_are_not_shrunk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(causes, "MOST_SHRUNK", 2)
    stops = [wished(code, n) for n, code in enumerate(("32448", "32436", "32120", "32262", "32269"), start=1)]
    overview = explain_plan(planned(tmp_path, config_text(stops, '["mon"]')), None, unexpected)
    problem, tours = overview.read.problem, overview.read.plan_file.plan.tours
    found = causes_of(problem, tours, Limits(), 1)

    assert [cause.clash.minimal for cause in found.values()] == [True, True, False]
    assert {cause.rules for cause in found.values()} == {("van-day",)}


@pytest.fixture(scope="module")
def two_days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four promised communes on the four half-days of two days, the areas having days of their own."""
    stops = [f'[[stops]]\ncommune = "{code}"\n' for code in ("32269", "32448", "32436", "32120")]
    return planned(tmp_path_factory.mktemp("two"), config_text(stops))


def by_hand(config: Config, each: Alternative, stop: str) -> int:
    """The driving of the plan with one more weekday and the stop locked there, in seconds."""
    rules = replace(config.calendar, weekdays=config.calendar.weekdays | {each.weekday})
    lock = Lock(stop, weekday=each.weekday, half=each.half)
    result = solve(problem_of(replace(config, calendar=rules, locks=(*config.locks, lock))), Limits())
    assert result.status is Status.OPTIMAL
    return sum(tour.drive_seconds for tour in result.tours)


def test_a_day_that_nobody_tours_costs_what_solving_with_it_costs(two_days: Path) -> None:
    explained: StopExplained = explain_stop(str(two_days), "32120")
    config = explained.read.problem.config
    now = explained.read.plan_file.plan.drive_seconds

    assert [each.weekday for each in explained.new_days] == [1, 1, 3, 3, 4, 4]
    for each in explained.new_days:
        assert each.answer is Answer.DRIVE
        assert each.drive_change == by_hand(config, each, "32120") - now


def test_a_new_day_that_the_stop_itself_refuses_says_why(tmp_path: Path) -> None:
    stop = '[[stops]]\ncommune = "32269"\nweekdays = ["mon", "tue"]\n'
    [monday, *_] = (explained := explain_stop(planned(tmp_path, config_text([stop])), "32269")).alternatives

    assert monday.answer in (Answer.HERE, Answer.DRIVE)
    assert [(each.weekday, each.answer, each.rules) for each in explained.new_days] == [
        *[(1, Answer.DRIVE, ())] * 2,
        *[(day, Answer.FORBIDDEN, ("stop-days",)) for day in (3, 3, 4, 4)],
    ]
