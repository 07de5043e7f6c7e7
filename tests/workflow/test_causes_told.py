"""What keeps a visit out is told alike by the plan, its file, its map and `explain`, whichever rules bind."""

import json
import random
from html import unescape
from pathlib import Path

import pytest

from tests.cli.commands import PLAIN, run_in_french
from tests.instances import PILOT_AREAS, catalogue
from tests.seeds import seeds
from tourplanner.workflow import explain as explaining

WORK = {
    "work-day": "max_work_minutes_day = {}",
    "drive-day": "max_drive_minutes_day = {}",
    "span-day": "max_span_minutes_day = {}",
    "work-week": "max_work_minutes_week = {}",
    "work-cycle": "mean_work_minutes_week = {}",
    "day-hours": 'earliest_start = "09:00"\nlatest_end = "16:{}"',
    "one-area": "one_area_per_day = true",
}
FIGURES = {
    "work-day": (240, 480),
    "drive-day": (30, 100),
    "span-day": (300, 600),
    "work-week": (240, 700),
    "work-cycle": (240, 700),
    "day-hours": (40, 59),
    "one-area": (0, 0),
}
OF_STOPS = {
    "stop-days": 'weekdays = ["thu"]\n',
    "gap": "min_gap_days = 9\nvisits = 2\nregular = false\n",
    "regular": "visits = 2\n",
    "lock": "",
    "area-days": "",
}


def bound_text(seed: int) -> str:
    """Three or four communes of the pilot's areas in one week, one to three kinds of rules that bind."""
    draw = random.Random(seed)
    kinds = draw.sample([*WORK, *OF_STOPS], draw.choice([1, 2, 3]))
    figures = {kind: draw.randint(*FIGURES[kind]) for kind in kinds if kind in WORK}
    limits = [WORK[kind].format(figure) for kind, figure in figures.items()]
    lines = [
        "format = 1",
        'title = "Essai"',
        "[calendar]",
        "start = 2027-01-04",
        "weeks = 1",
        draw.choice(['weekdays = ["mon"]', 'weekdays = ["mon", "tue"]']),
        f"repeats = {draw.choice(['true', 'false'])}",
        "[work]",
        *({"one_area_per_day = false", *limits} if "one-area" not in kinds else limits),
        '[[depots]]\nid = "auch"\nname = "Auch"\nlatitude = 43.6398\nlongitude = 0.5986',
        '[[vans]]\nid = "van"\ndepot = "auch"',
    ]
    codes = sorted(code for code, c in catalogue().communes.items() if c.epci in PILOT_AREAS)
    for code in (chosen := draw.sample(codes, draw.choice([3, 4]))):
        lines.append(f'[[stops]]\ncommune = "{code}"')
        lines += [text for kind, text in OF_STOPS.items() if kind in kinds and draw.random() < 0.4]
        if draw.random() < 0.3:
            lines.append(f"required = false\npriority = {draw.randint(1, 2)}")
    if "lock" in kinds:
        lines.append(f'[[locks]]\nstop = "{chosen[0]}"\nweekday = "{draw.choice(["mon", "thu"])}"')
    if "area-days" in kinds:
        days = {catalogue().communes[chosen[1]].epci: 'weekdays = ["tue"]'}
        lines += [f'[[areas]]\nepci = "{area}"\n{days.get(area, "")}' for area in sorted(PILOT_AREAS)]
    return "\n".join(lines) + "\n"


@pytest.mark.slow
@pytest.mark.parametrize("seed", seeds(range(40), 2))
def test_one_cause_wherever_it_is_told(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explaining, "STOP_SECONDS", 0.0)
    monkeypatch.setattr(explaining, "OFFER_SECONDS", 0.0)
    config = tmp_path / "essai.toml"
    config.write_text(bound_text(seed), encoding="utf-8")
    summary = run_in_french("plan", config, "--out", tmp_path).stdout.translate(PLAIN)
    items = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["unserved"]
    overview = json.loads(run_in_french("explain", tmp_path, "--json").stdout)
    drawn = unescape((tmp_path / "map.html").read_text(encoding="utf-8")).translate(PLAIN)
    causes = {item["stop"]: (item["rules"], item["reason"]) for item in items}

    assert {each["stop"]: (each["rules"], each["reason"]) for each in overview["unserved"]} == causes
    assert all(rules != ["visits"] for rules, _ in causes.values())
    told = [set(each["rules"]) for each in overview["findings"]]
    told += [{rule["rule"] for rule in clash["rules"]} for clash in overview["clashes"]]
    assert {frozenset(rules) for rules in told} <= {frozenset(rules) for rules, _ in causes.values()}
    for item in items:
        reason = str(item["reason"]).translate(PLAIN)
        assert reason in summary
        assert reason in drawn
        alone = json.loads(run_in_french("explain", tmp_path, "--json", "--stop", item["stop"]).stdout)
        assert (alone["unserved"]["rules"], alone["unserved"]["reason"]) == causes[item["stop"]]
        named = [each["rules"] for each in alone["findings"]]
        named += [[rule["rule"] for rule in alone["clash"]["rules"]]] if alone["clash"] else []
        assert named
        assert all(set(rules) == set(item["rules"]) for rules in named)
        assert all(rule["sentence"].translate(PLAIN) for rule in (alone["clash"] or {"rules": []})["rules"])
