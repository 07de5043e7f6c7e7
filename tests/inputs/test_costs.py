"""The table of costs of a config."""

from tests.inputs.config.cases import SMALLEST, faults_of, parse
from tourplanner.domain.reckoning import CostRules
from tourplanner.inputs.config.build import usual


def test_costs_have_the_defaults_of_the_domain():
    assert parse(SMALLEST).costs == usual("costs") == CostRules(11.0, 1.7, 2, 27.0, 80_000.0, 10)


def test_costs_are_read():
    text = SMALLEST + "[costs]\nagents = 3\nvehicle_euros = 65000.5\ntouring_days_per_year = 120\n"
    costs = parse(text).costs
    assert (costs.agents, costs.vehicle_euros, costs.touring_days_per_year) == (3, 65_000.5, 120)


def test_costs_out_of_range_are_all_told():
    faults = faults_of(SMALLEST + '[costs]\nagents = -1\nvehicle_years = 0\nfuel_euros_per_litre = "1.70"\n')
    assert [fault.where for fault in faults] == [
        "essai.toml, line 15, costs.agents",
        "essai.toml, line 16, costs.vehicle_years",
        "essai.toml, line 17, costs.fuel_euros_per_litre",
    ]
    assert faults[2].maybe == "without the quotes"


def test_days_of_a_grant_and_of_a_count_are_not_reversed():
    grants = 'grants = [{ name = "Aide", euros_per_year = 1, from = 2026-01-02, to = 2026-01-01 }]\n'
    count = "attendance = { sites = 1, accompaniments = 2, from = 2023-08-31, to = 2023-01-01 }\n"
    faults = faults_of(SMALLEST + "[costs]\n" + grants + count)
    assert [(fault.what, fault.maybe) for fault in faults] == [
        ("from 2 January 2026 to 1 January 2026, which is earlier", "from = 2026-01-01, to = 2026-01-02"),
        ("from 31 August 2023 to 1 January 2023, which is earlier", "from = 2023-01-01, to = 2023-08-31"),
    ]
