"""Départements by their codes and names, and what may be meant by what is neither."""

import pytest

from tourplanner.inputs.departements import find_departement, likely_departements
from tourplanner.inputs.without_tables import collectivity


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("43", "43"),
        ("1", "01"),
        ("2a", "2A"),
        ("974", "974"),
        ("Gers", "32"),
        ("gers", "32"),
        ("La Réunion", "974"),
        ("de la Haute-Loire", "43"),
        ("Gers (32)", "32"),
        ("32 - Gers", "32"),
        ("Corse-du-Sud 2A", "2A"),
        ("1 Ain", "01"),
    ],
)
def test_a_code_a_name_or_both_are_understood(said: str, code: str) -> None:
    assert find_departement(said) == code


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("20", ["2A", "2B"]),
        ("20B", ["2B"]),
        ("Corse", ["2A", "2B"]),
        ("Alsace", ["67", "68"]),
        ("6AE", ["67", "68"]),
        ("69M", ["69"]),
        ("97", ["971", "972", "973", "974", "976"]),
        ("32000", ["32"]),
        ("1400", ["01"]),
        ("97400", ["974"]),
        ("20000", ["2A", "2B"]),
        ("2A004", ["2A"]),
        ("Haute-Loir", ["43"]),
        ("Bretagne", []),
        ("99", []),
        ("96", []),
        ("Gers (31)", ["32"]),
        ("", []),
    ],
)
def test_what_may_be_meant_is_told(said: str, codes: list[str]) -> None:
    assert find_departement(said) == ""
    assert [each.code for each in likely_departements(said)] == codes


def test_a_collectivity_without_tables_goes_by_its_code_or_its_name() -> None:
    assert collectivity("978") == collectivity("97801") == collectivity("saint martin") == "Saint-Martin"
    assert collectivity("974") == collectivity("Gers") == ""
