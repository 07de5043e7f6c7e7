"""Errors in words: every fault, but many of a kind summed up."""

from tourplanner.errors import Fault, InputError, TourPlannerError
from tourplanner.message import message
from tourplanner.wording.errors import worded
from tourplanner.wording.language import Language

PLAIN = str.maketrans("\u00a0\u202f", "  ")


def of_a_kind(number: int) -> list[Fault]:
    """So many faults of one kind, and one of another in the midst of them."""
    faults = [
        Fault(message("place.line", file="x.csv", line=line), message("unit.visits", n=line))
        for line in range(number)
    ]
    return [*faults[:3], Fault("x.csv", message("unit.tours", n=7)), *faults[3:]]


def test_an_error_without_faults_is_its_text() -> None:
    assert worded(TourPlannerError(message("unit.tours", n=2)), Language.FR).translate(PLAIN) == "2 tournées"


def test_few_faults_are_all_told() -> None:
    # Six of a kind: a single one more is told, not counted.
    lines = worded(InputError(of_a_kind(6)), Language.EN).splitlines()
    assert len(lines) == 6 + 1


def test_many_faults_of_a_kind_are_summed_up_in_their_place() -> None:
    for lang, others in (
        (Language.FR, "… et 445 autres du même genre."),
        (Language.EN, "… and 445 others of the same kind."),
    ):
        lines = worded(InputError(of_a_kind(450)), lang).translate(PLAIN).splitlines()
        assert len(lines) == 5 + 1 + 1
        assert lines[6] == others
        assert "7" in lines[3]


def test_faults_that_are_no_messages_are_never_summed_up() -> None:
    faults = [Fault("x.csv", f"fault {number}") for number in range(20)]
    assert len(worded(InputError(faults), Language.EN).splitlines()) == 20


def test_what_is_no_date_is_not_summed_up_with_what_is_no_number() -> None:
    def wrong(number: int, kind: str) -> Fault:
        what = message("config.is-not", seen=str(number), kind=message(kind))
        return Fault(message("place.line", file="x.toml", line=number), what)

    faults = [*(wrong(number, "kind.text") for number in range(9)), wrong(9, "kind.name")]
    lines = worded(InputError(faults), Language.EN).splitlines()
    assert len(lines) == 5 + 1 + 1
    assert "line 9" in lines[-1]
