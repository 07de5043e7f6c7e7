"""What the note of a choice is drawn from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A set of communes: what it gains and costs against the plan without it.

    ``gained`` and ``lost`` in whatever is counted, ``added`` in seconds of driving per cycle;
    ``gap`` 0 when nothing better is possible.
    """

    communes: tuple[str, ...]
    losers: tuple[str, ...]
    gained: int
    lost: int
    added: int
    gap: float


@dataclass(frozen=True, slots=True)
class ChoiceNote:
    """What the note says; ``front`` is every trade-off, from the least driving on, or empty.

    ``with_site`` are the communes of `best` that have a France Services site.
    """

    title: str
    count: int
    candidates: int
    counted: str
    hour_worth: int
    base_drive: int
    times: str
    best: tuple[ChoiceRow, ...]
    front: tuple[ChoiceRow, ...]
    with_site: tuple[str, ...] = ()
