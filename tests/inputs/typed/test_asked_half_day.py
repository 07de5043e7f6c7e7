"""Half-days of the cycle as people say them."""

from datetime import date

import pytest

from tourplanner.domain.period import Half
from tourplanner.inputs.typed.asked_half_day import AskedHalfDay, asked_half_day

MORNING, AFTERNOON = Half


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("S2 jeudi matin", AskedHalfDay(2, 3, MORNING)),
        ("semaine 2, jeudi matin", AskedHalfDay(2, 3, MORNING)),
        ("sem. 3 lundi", AskedHalfDay(3, 0)),
        ("jeudi après-midi semaine 2", AskedHalfDay(2, 3, AFTERNOON)),
        ("2e semaine jeudi", AskedHalfDay(2, 3)),
        ("W4 Friday afternoon", AskedHalfDay(4, 4, AFTERNOON)),
        ("semaine n° 3", AskedHalfDay(3)),
        ("S3", AskedHalfDay(3)),
        ("S3 après midi", AskedHalfDay(3, None, AFTERNOON)),
        ("après-midi", AskedHalfDay(None, None, AFTERNOON)),
        ("jeudi", AskedHalfDay(None, 3)),
        ("14/01/2027 matin", AskedHalfDay(None, date(2027, 1, 14), MORNING)),
        ("14/01", AskedHalfDay(None, "14/01")),
        ("2 février", AskedHalfDay(None, "2 février")),
    ],
)
def test_what_is_said_of_a_half_day(text: str, said: AskedHalfDay) -> None:
    assert asked_half_day(text) == said


@pytest.mark.parametrize("text", ["", "2", "bientôt", "S2 bientôt", "semaine", "S2 14/01/2027", "2 matin"])
def test_what_is_no_half_day(text: str) -> None:
    assert asked_half_day(text) is None
