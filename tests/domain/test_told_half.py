"""Parts of a day as columns of a table."""

from tourplanner.domain.period import HOUR, Half
from tourplanner.domain.told_half import DayPart
from tourplanner.domain.tour import Visit

MORNING, AFTERNOON = (DayPart(half, False, "") for half in Half)
EVENING = DayPart(Half.AFTERNOON, True, "")


def visit(half: Half, start: int, end: int, pause: tuple[int, int] | None = None) -> Visit:
    """A visit of some hours of the day."""
    pauses = None if pause is None else (pause[0] * HOUR, pause[1] * HOUR)
    return Visit("32013", half, start * HOUR, start * HOUR, end * HOUR, 0, 0, pauses)


def test_a_whole_day_is_told_in_both_halves_with_the_hours_of_each() -> None:
    day = visit(Half.MORNING, 9, 16, (12, 13))
    assert MORNING.spans(None, day) == ((9 * HOUR, 12 * HOUR),)
    assert AFTERNOON.spans(None, day) == ((13 * HOUR, 16 * HOUR),)
    assert EVENING.spans(None, day) == ()


def test_a_visit_is_told_in_its_part_of_the_day_alone() -> None:
    for part, told in ((MORNING, visit(Half.MORNING, 9, 12)), (AFTERNOON, visit(Half.AFTERNOON, 14, 16))):
        assert [each.spans(None, told) for each in (MORNING, AFTERNOON, EVENING)] == [
            told.parts if each is part else () for each in (MORNING, AFTERNOON, EVENING)
        ]
    late = visit(Half.AFTERNOON, 18, 20)
    assert EVENING.spans(None, late) == late.parts
    assert AFTERNOON.spans(None, late) == ()
