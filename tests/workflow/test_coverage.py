"""Coverage of the shipped pilot, against its own formula worked out with pandas and geopy."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from geopy.distance import geodesic

from tests.cli.commands import ROOT, SMALL, run
from tourplanner.analysis.coverage import Scope
from tourplanner.analysis.coverage_figures import STEPS, overall
from tourplanner.errors import InputError
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.weights import POPULATION
from tourplanner.outputs.coverage_csv import render
from tourplanner.workflow.coverage import CoverOptions, cover
from tourplanner.workflow.people.covered import Covered
from tourplanner.workflow.plan import plan, write_plan

PLAN = ROOT / "maps" / "pilote-2020"
RETIRED = {"32067", "32260", "32413"}
"""Communes that have merged into 32365 in 2025, before the plan starts."""


def measured(
    on: date | None = None,
    weight: str = POPULATION,
    weights: Path | None = None,
    data: Path | None = None,
) -> Covered:
    return cover(PLAN, CoverOptions(data=data, weight=weight, weights=weights, on=on))


@pytest.fixture(scope="module")
def covered() -> Covered:
    return measured()


@pytest.fixture(scope="module")
def communes() -> pd.DataFrame:
    table = pd.read_csv(data_folder() / "communes.csv", dtype={"code": str, "merged_into": str})
    return table.set_index("code")


def minutes(here: pd.Series, there: pd.Series) -> float:
    """The formula of the estimate, for a car."""
    km = geodesic((here.latitude, here.longitude), (there.latitude, there.longitude)).km
    return 2 + 60 * (1.245 * km + 0.67) / 63.4 if km else 0.0


def test_merged_communes_are_counted_with_their_successor(covered: Covered, communes: pd.DataFrame) -> None:
    coverage = covered.coverage
    found = {each.code: weight for each, weight in zip(coverage.communes, coverage.weights, strict=True)}
    assert len(found) == 458
    assert not RETIRED & found.keys()
    assert found["32365"] == communes.loc[[*RETIRED, "32365"], "population"].sum()
    assert sum(found.values()) == communes["population"].sum()


def test_drives_are_those_of_the_formula(covered: Covered, communes: pd.DataFrame) -> None:
    coverage, main = covered.coverage, covered.coverage.main
    sites = pd.read_csv(data_folder() / "france_services.csv")
    stops = communes.loc[[each.id for each in coverage.places if each.kind == "van"]]
    # Every twentieth commune: geopy takes its time.
    for rank in range(0, len(coverage.communes), 20):
        here = communes.loc[coverage.communes[rank].code]
        to_site = min(minutes(here, site) for _, site in sites.iterrows())
        to_stop = min(minutes(here, stop) for _, stop in stops.iterrows())
        assert main.before.seconds[0, rank] / 60 == pytest.approx(to_site, abs=0.01)
        assert main.after.seconds[0, rank] / 60 == pytest.approx(min(to_site, to_stop), abs=0.01)


def test_the_promise_of_thirty_minutes_is_kept_without_the_van(covered: Covered) -> None:
    before = overall(covered.coverage, covered.coverage.main).before
    assert before.within[STEPS.index(30)] == before.total == 192_437


@pytest.mark.slow
def test_touring_days_are_the_twelve_of_the_cycle(
    covered: Covered, tmp_path_factory: pytest.TempPathFactory
) -> None:
    touring = covered.coverage.scopes[1]
    assert touring.scope is Scope.TOURING_DAYS
    assert len(touring.dates) == 12
    assert {day.weekday() for day in touring.dates} == {0, 2, 4}
    # The mean of the dates, each asked alone; of the fixed sites, one that is dated counts on dates only.
    undated = tmp_path_factory.mktemp("undated")
    header = (data_folder() / "fixed_sites.csv").read_text(encoding="utf-8").splitlines()[0]
    (undated / "fixed_sites.csv").write_text(header + "\n", encoding="utf-8")
    alone = [measured(on=day, data=undated).coverage.main for day in touring.dates[:3]]
    for row, one in enumerate(alone):
        assert np.array_equal(touring.before.seconds[row], one.before.seconds[0])
        assert np.array_equal(touring.after.seconds[row], one.after.seconds[0])


def test_a_day_without_a_tour_gains_nothing() -> None:
    tuesday = measured(on=date(2027, 1, 5)).coverage.main
    assert tuesday.scope is Scope.DATE
    assert not tuesday.saved_seconds.any()


def test_on_a_sunday_nothing_is_open() -> None:
    coverage = measured(on=date(2027, 1, 10)).coverage
    change = overall(coverage, coverage.main)
    assert change.after.mean is None
    assert change.after.within == (0, 0, 0, 0)


def test_a_date_is_counted_with_and_without_appointment() -> None:
    coverage = measured(on=date(2027, 1, 8)).coverage
    every, freely = coverage.scopes
    assert (every.scope, freely.scope) == (Scope.DATE, Scope.WALK_IN)
    sites = pd.read_csv(data_folder() / "france_services.csv")
    sites = sites[sites["hours_friday"].notna()]
    count = coverage.count
    assert count is not None
    # All six offices of the State have opened since, without hours and by appointment.
    assert count.sites == len(sites) + 6
    assert count.sites_by_appointment == (sites["by_appointment"] == "yes").sum() + 6
    assert (count.stops, count.stops_by_appointment, count.assumed) == (2, 0, 6)
    assert every.openings.open.sum() - freely.openings.open.sum() == count.by_appointment
    assert (freely.after.seconds >= every.after.seconds).all()


def test_an_exceptional_opening_counts_on_its_day(tmp_path: Path) -> None:
    event = """
[[events]]
kind = "opening"
commune = "32132"
date = 2027-01-16
open = "09:00"
close = "12:00"
booking = "required"
"""
    (tmp_path / "plan.toml").write_text(SMALL + event, encoding="utf-8")
    assert run("plan", tmp_path / "plan.toml", "--out", tmp_path, "--quiet").exit_code == 0
    coverage = cover(tmp_path, CoverOptions(on=date(2027, 1, 16))).coverage
    assert coverage.count is not None
    assert (coverage.count.stops, coverage.count.stops_by_appointment) == (1, 1)
    fleurance = [each.code for each in coverage.communes].index("32132")
    assert coverage.scopes[0].after.seconds[0, fleurance] == 0
    assert coverage.scopes[1].after.seconds[0, fleurance] > 0


def test_the_cycle_knows_no_dated_site(covered: Covered) -> None:
    assert covered.coverage.count is None
    assert len([place for place in covered.coverage.places if place.kind == "site"]) == 27


def test_a_date_after_the_cycle_is_that_of_the_cycle_repeated() -> None:
    first, later = (measured(on=day).coverage.main for day in (date(2027, 1, 8), date(2027, 2, 5)))
    assert first.saved_seconds.any()
    assert np.array_equal(first.after.seconds, later.after.seconds)


def test_on_a_public_holiday_nothing_is_open() -> None:
    # Easter Monday of 2027.
    assert not np.isfinite(measured(on=date(2027, 3, 29)).coverage.main.before.seconds).any()


def test_a_date_before_the_plan_is_refused() -> None:
    with pytest.raises(InputError, match="2027-01-03 is before the plan, which starts on 2027-01-04"):
        measured(on=date(2027, 1, 3))


def test_a_column_of_the_planner(tmp_path: Path, communes: pd.DataFrame) -> None:
    table = pd.DataFrame({"code": communes.index, "plus_75": (communes["population"] // 7).to_numpy()})
    file = tmp_path / "ages.csv"
    # In the geography of today: no rows of the retired codes.
    table[~table["code"].isin(RETIRED)].to_csv(file, index=False)
    coverage = measured(weight="plus_75", weights=file).coverage
    assert coverage.weights.sum() == table[~table["code"].isin(RETIRED)]["plus_75"].sum()


def test_a_column_of_nothing_is_refused(tmp_path: Path, communes: pd.DataFrame) -> None:
    file = tmp_path / "none.csv"
    pd.DataFrame({"code": communes.index, "none": 0}).to_csv(file, index=False)
    with pytest.raises(InputError, match="none is 0 for every commune"):
        measured(weight="none", weights=file)


def test_faults_of_weights_are_told_together(tmp_path: Path, communes: pd.DataFrame) -> None:
    table = pd.DataFrame({"code": communes.index, "people": communes["population"].astype(str).to_numpy()})
    table.loc[0, "people"], table.loc[1, "people"] = "-3", ""
    file = tmp_path / "people.csv"
    table.iloc[:-1].to_csv(file, index=False)
    with pytest.raises(InputError) as refused:
        measured(weight="people", weights=file)
    assert len(refused.value.faults) == 3
    with pytest.raises(InputError, match="there is no column"):
        measured(weight="poeple", weights=file)


def test_the_same_plan_gives_the_same_figures(covered: Covered) -> None:
    again = measured().coverage
    for one, other in zip(covered.coverage.scopes, again.scopes, strict=True):
        assert np.array_equal(one.after.seconds, other.after.seconds)
        assert np.array_equal(one.after.place, other.after.place)


@pytest.mark.slow
@pytest.mark.parametrize("on", [None, date(2027, 1, 8), date(2027, 6, 11)])
def test_a_plan_made_just_now_is_measured_as_the_written_one(tmp_path: Path, on: date | None) -> None:
    planned = plan()
    write_plan(planned, tmp_path)
    made, read = cover(planned, CoverOptions(on=on)), cover(str(tmp_path), CoverOptions(on=on))

    assert render(made.coverage) == render(read.coverage)
