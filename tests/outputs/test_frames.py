"""Results as data frames: every row and sum is that of the result."""

import pandas as pd
import pytest

from tourplanner.analysis.choice import Request
from tourplanner.outputs.choice_note import ChoiceRow
from tourplanner.outputs.frames import choices_frame
from tourplanner.workflow.compared.choose import ChooseOptions, choose
from tourplanner.workflow.compared.whatif import compare
from tourplanner.workflow.coverage import cover
from tourplanner.workflow.frame import to_frame
from tourplanner.workflow.plan import plan
from tourplanner.workflow.planned import Planned


@pytest.fixture(scope="module")
def pilot() -> Planned:
    """The shipped pilot: 24 villages, one visit each, 12 days of two visits."""
    return plan()


def test_visits_are_those_of_the_plan(pilot: Planned) -> None:
    frame = to_frame(pilot)
    back = sum(tour.leg_back_drive_seconds for tour in pilot.plan.tours)

    assert frame["stop"].nunique() == len(frame) == 24
    assert frame.groupby("date")["half"].agg(list).map(tuple).unique().tolist() == [("morning", "afternoon")]
    assert frame["date"].is_monotonic_increasing
    assert pd.api.types.is_datetime64_any_dtype(frame["date"])
    assert round(frame["leg_minutes"].sum() * 60) + back == pilot.plan.drive_seconds
    monfort = frame.set_index("stop").loc["32269"]
    assert (monfort["name"], monfort["area"]) == ("Monfort", "CC Bastides de Lomagne")
    assert (monfort["start"], monfort["end"]) == ("09:30", "12:00")


def test_codes_are_texts_and_minutes_numbers(pilot: Planned) -> None:
    covered = cover(pilot)
    frame = to_frame(covered)

    assert frame.index.tolist() == [commune.code for commune in covered.coverage.communes]
    assert frame["weight"].sum() == covered.coverage.weights.sum()
    # To a hundredth of a minute, as in the table that is written.
    expected = covered.coverage.main.after.mean_seconds / 60
    assert abs(frame["any_day_after_minutes"].to_numpy() - expected).max() < 0.0051


def test_a_comparison_has_a_row_per_case() -> None:
    compared = compare("pilot.toml", ["tenareze"])
    frame = to_frame(compared)

    assert frame.index.tolist() == ["Pilote 2020", "Ténarèze"]
    assert frame["visits"].tolist() == [24, 28]
    assert frame["drive_seconds"].tolist() == [made.plan.drive_seconds for made in compared.plans]


@pytest.mark.slow
def test_choices_know_their_rank_and_whether_they_are_on_the_front() -> None:
    choices = choose(None, Request(("243200417",), 1, weekdays=(3,)), ChooseOptions(best=3))
    frame = to_frame(choices)

    assert sorted(frame["rank"].dropna()) == [1, 2, 3]
    assert frame["front"].sum() == len(choices.front)
    assert frame["proven"].all()
    assert frame["added_minutes"].is_monotonic_increasing
    # On the front whoever adds more driving serves more residents.
    assert frame.loc[frame["front"], "gained"].is_monotonic_increasing
    first = frame[frame["rank"] == 1].iloc[0]
    assert first["communes"] == "Condom"
    assert first["added_minutes"] * 60 == choices.best[0].drive_seconds - choices.base_drive


def test_a_choice_that_is_among_the_best_and_on_the_front_is_one_row() -> None:
    both = ChoiceRow(("Condom",), (), 100, 0, 600, 0.0)
    better = ChoiceRow(("Caussens",), ("Viella",), 50, 20, 300, 0.01)
    frame = choices_frame([both], [better, both])

    assert frame["communes"].tolist() == ["Caussens", "Condom"]
    assert frame["front"].tolist() == [True, True]
    assert frame["proven"].tolist() == [False, True]
    assert frame["rank"].isna().tolist() == [True, False]
    assert frame["added_minutes"].tolist() == [5, 10]
