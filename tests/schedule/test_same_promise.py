"""Which stops are promised as much as each other."""

from dataclasses import replace

import pytest

from tests.problem.little import stop
from tourplanner.inputs.typed.recurrences import typed_recurrence
from tourplanner.schedule.same_promise import promise_of


def promised(when: str) -> object:
    """The promise of a stop with a rhythm."""
    return promise_of(replace(stop("a"), when=typed_recurrence(when)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1er mardi du mois", "3e jeudi du mois"),
        ("dernier lundi du mois", "2e vendredi du mois"),
        ("2e et 4e jeudi", "1er et 3e lundi"),
        ("chaque lundi", "tous les jeudis"),
        ("semaines impaires, le lundi", "semaines paires, le jeudi"),
        ("le dernier jour du mois", "le dernier jour du mois"),
    ],
)
def test_the_weekday_is_no_part_of_a_promise(one: str, other: str) -> None:
    assert promised(one) == promised(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1er mardi du mois", "5e mardi du mois"),
        ("1er mardi du mois", "2e et 4e mardi"),
        ("chaque lundi", "chaque lundi et jeudi"),
        ("chaque lundi", "toutes les 2 semaines, le lundi"),
        ("chaque jeudi hors vacances scolaires", "chaque jeudi pendant les vacances scolaires"),
        ("chaque lundi", "chaque lundi de mai à septembre"),
        ("semaines impaires, le lundi", "chaque lundi"),
        ("le dernier jour du mois", "dernier lundi du mois"),
    ],
)
def test_how_often_and_when_in_the_year_is(one: str, other: str) -> None:
    assert promised(one) != promised(other)


def test_without_a_rhythm_it_is_the_visits_of_the_cycle() -> None:
    assert promise_of(stop("a")) == promise_of(stop("b")) != promise_of(stop("a", visits=2))
