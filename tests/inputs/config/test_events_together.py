"""Events beside others, locks and closed dates: which contradict each other, and which go together."""

import pytest

from tests.inputs.config.cases import faults_of, parse
from tests.inputs.config.eventful import BASE, CLOSED, FAIR, MOVED, OUT, STOPS, TWO_VANS, events, one_fault


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (
            CLOSED,
            MOVED,
            "another place from 20 to 30 March 2027, Salle des fêtes” contradicts event 1",
        ),
        (MOVED, MOVED.replace("2027-03-20", "2027-03-29"), "contradicts event 1"),
        (
            'kind = "cancel"\nstop = "Monfort"\ndate = 2027-01-08',
            'kind = "move"\nstop = "Monfort"\ndate = 2027-01-08\nto_date = 2027-01-11',
            "visit of 8 January 2027 moved to 11 January 2027” contradicts event 1",
        ),
        (
            CLOSED,
            'kind = "move"\nstop = "Monfort"\ndate = 2027-01-08\nto_date = 2027-03-11',
            "contradicts event 1: “Monfort: square closed from 10 to 25 March 2027”",
        ),
        (
            OUT,
            'kind = "move"\nstop = "Monfort"\ndate = 2027-01-08\nto_date = 2027-01-13',
            "contradicts event 1: “no crew on 13 January 2027”",
        ),
        (FAIR, 'kind = "out"\ndate = 2027-10-02', "contradicts event 1: “Riscle: exceptional opening"),
        (
            'kind = "joins"\nstop = "Monfort"\ndate = 2027-06-01',
            'kind = "joins"\nstop = "Monfort"\ndate = 2027-07-01',
            "new stop from 1 July 2027 on” contradicts event 1",
        ),
        (FAIR, FAIR.replace("Riscle", "Viella").replace("9h", "11h"), "but the crew holds event 1 already"),
        (FAIR, FAIR, "is a stop or another opening already"),
    ],
)
def test_events_that_contradict_each_other_are_told(first: str, second: str, words: str) -> None:
    faults = faults_of(events(first, second))
    assert any("events[2]" in fault.where and words in fault.what for fault in faults), faults


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (CLOSED, MOVED.replace("2027-03-20", "2027-03-26")),
        (CLOSED, CLOSED.replace("Monfort", "Touget")),
        (OUT, OUT),
        (FAIR, FAIR.replace("Riscle", "Viella").replace('"12h"', '"14h"').replace('"9h"', '"12h"')),
        (
            CLOSED + '\nhalf = "matin"',
            'kind = "move"\nstop = "Monfort"\ndate = 2027-01-08\nto_date = 2027-03-11\nto_half = "pm"',
        ),
    ],
)
def test_events_that_go_together_are_read(first: str, second: str) -> None:
    assert len(parse(events(first, second)).events) == 2


def test_two_vans_hold_two_openings_at_once_and_no_third() -> None:
    openings = [FAIR.replace("Riscle", commune) for commune in ("Riscle", "Viella", "Solomiac")]
    base = TWO_VANS + STOPS
    assert len(parse(events(*openings[:2], base=base)).events) == 2
    assert "holds event 2 already" in one_fault(*openings, base=base).what
    assert (
        "holds event 1 already" in one_fault(*(f'{row}\nvan = "bus"' for row in openings[:2]), base=base).what
    )


@pytest.mark.parametrize(
    ("to", "what"),
    [
        ("2027-01-12", "but that day is closed (marché)"),  # a Tuesday, the market of Touget
        ("2027-01-08", "moved to its own date"),
        ("2027-07-20", "but that day is closed (trêve)"),
    ],
)
def test_a_visit_is_not_moved_to_a_closed_date(to: str, what: str) -> None:
    base = BASE.replace(
        "start = 2027-01-04",
        'start = 2027-01-04\nclosed = [{ from = 2027-07-05, to = 2027-08-31, why = "trêve" }]',
    )
    row = f'kind = "move"\nstop = "Touget"\ndate = 2027-01-08\nto_date = {to}'
    assert what in one_fault(row, base=base).what


@pytest.mark.parametrize(
    "row",
    [
        'kind = "cancel"\nstop = "Monfort"\ndate = 2027-01-08',
        'kind = "closed"\nstop = "Monfort"\nfrom = 2027-01-01\nto = 2027-01-31',
        'kind = "out"\ndate = 2027-01-08',
        'kind = "joins"\nstop = "Monfort"\ndate = 2027-01-11',
    ],
)
def test_an_event_against_a_lock_is_told(row: str) -> None:
    lock = '[[locks]]\nstop = "Monfort"\ndate = 2027-01-08\n'
    very_weeks = BASE.replace("start = 2027-01-04", "start = 2027-01-04\nrepeats = false")
    fault = one_fault(row, base=very_weeks + lock)
    assert "contradicts lock 1, which keeps Monfort on 8 January 2027" in fault.what
    assert fault.maybe == "leave one of the two out"


def test_what_happens_on_a_date_does_not_contradict_a_place_in_every_cycle() -> None:
    lock = '[[locks]]\nstop = "Monfort"\ndate = 2027-01-08\n'
    ill, dug = 'kind = "out"\ndate = 2027-01-08', 'kind = "closed"\nstop = "Monfort"\ndate = 2027-01-08'
    assert len(parse(events(ill, dug, base=BASE + lock)).events) == 2
    by_hand = 'kind = "cancel"\nstop = "Monfort"\ndate = 2027-01-08'
    assert "contradicts lock 1" in one_fault(by_hand, base=BASE + lock).what
