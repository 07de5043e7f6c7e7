"""What a plan says of how sure its times are."""

import pytest

from tests.analysis.punctuality.timed import tour_of
from tests.problem.little import little_problem, road, stop
from tourplanner.analysis.punctuality.told import told_punctuality
from tourplanner.domain.punctuality import TourPunctuality, VisitPunctuality
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

PLAIN = str.maketrans("\u00a0\u202f", "  ")
NAMES = "abcdef"
PROBLEM = little_problem([stop(name, service=600) for name in NAMES], road([0, 1, 2, 3, 4, 5, 6]))
TOUR = tour_of(PROBLEM, [0, 1, 2], [3, 4, 5])


def told(*late: float) -> list[str]:
    """What is said in French of a tour whose visits open late on these shares of days."""
    visits = tuple(VisitPunctuality(share, (0, 0), 0) for share in late)
    sure = [TourPunctuality(visits, 0.0, 0.0, 0.0, (0, 0))]
    return [words_in(Language.FR).of(line).translate(PLAIN) for line in told_punctuality([TOUR], sure, str)]


@pytest.mark.parametrize(("sure", "said"), [(0, "à 0 permanence sur 6"), (1, "à 1 permanence sur 6")])
def test_one_visit_or_none_is_no_plural(sure: int, said: str) -> None:
    [line] = told(*[0.0] * sure, *[0.2] * (6 - sure))
    assert line.startswith(f"À l’heure 19 fois sur 20 {said} ; la moins sûre est ")


def test_few_that_are_not_sure_are_named() -> None:
    assert told(0.0, 0.0, 0.0, 0.0, 0.0, 0.2) == [
        "À l’heure 19 fois sur 20 partout, sauf f (20 % des jours)."
    ]
    assert told(*[0.0] * 6) == ["À l’heure 19 fois sur 20 partout."]
