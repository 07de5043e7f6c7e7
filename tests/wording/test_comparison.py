"""Words and figures of comparisons."""

import pytest

from tourplanner.analysis.comparison import Fate
from tourplanner.analysis.measures import MEASURES
from tourplanner.analysis.unit import Unit
from tourplanner.domain.period import HOUR, Half
from tourplanner.domain.told_half import half_name
from tourplanner.wording.comparison import (
    fate_count,
    fate_name,
    measure_name,
    quantity,
    signed,
    slot,
)
from tourplanner.wording.language import Language


@pytest.mark.parametrize("lang", Language)
def test_every_measure_and_fate_has_words(lang: Language) -> None:
    names = [measure_name(measure.id, lang) for measure in MEASURES]
    fates = [fate_name(fate, lang) for fate in Fate]
    assert len(set(names)) == len(MEASURES)
    assert len(set(fates)) == len(Fate)
    assert not any("comparison." in name for name in (*names, *fates))


@pytest.mark.parametrize("fate", Fate)
def test_communes_of_a_fate_are_counted(fate: Fate) -> None:
    assert fate_count(fate, 1, Language.FR).startswith("1\u00a0commune ")
    assert fate_count(fate, 4, Language.FR).startswith("4\u00a0communes ")


def test_differences_have_their_sign() -> None:
    assert signed(0, Unit.COUNT, Language.FR) == "="
    assert signed(4, Unit.COUNT, Language.FR) == "+4"
    assert signed(-8, Unit.COUNT, Language.FR) == "−8"
    assert signed(-14, Unit.DAYS, Language.FR) == "−14\u00a0jours"
    assert signed(9000, Unit.SECONDS, Language.FR) == "+2\u00a0h\u00a030"
    assert signed(-1, Unit.DAYS, Language.EN) == "−1\u00a0day"


def test_durations_of_a_column_have_their_minutes() -> None:
    assert quantity(97 * HOUR + 120, Unit.SECONDS, Language.FR) == "97\u00a0h\u00a002"
    assert quantity(113 * HOUR, Unit.SECONDS, Language.FR) == "113\u00a0h\u00a000"


def test_a_half_day_of_the_cycle() -> None:
    assert slot(2, 3, half_name(Half.AFTERNOON), Language.FR) == "sem.\u00a02, jeudi après-midi"
    assert slot(1, 0, half_name(Half.MORNING), Language.EN) == "wk\u00a01, Monday morning"
