"""Events of a config: read as people type them, and every contradiction told in one clear fault."""

from datetime import date

import pytest

from tests.inputs.config.cases import DEPOT, HEAD, LOMAGNE, STOP, VAN, faults_of, parse
from tests.inputs.said import Told
from tourplanner.domain.correction import Correction
from tourplanner.domain.event import (
    Joins,
    Opening,
    Out,
    RoadClosed,
    SquareClosed,
    SquareMoved,
    VisitCancelled,
    VisitMoved,
)
from tourplanner.domain.period import HOUR, MINUTE, Half
from tourplanner.domain.place import Position
from tourplanner.domain.service import Booking
from tourplanner.inputs.config.event_keys import EVENT, SHAPES
from tourplanner.wording.language import Language

TWO_VANS = HEAD + DEPOT + VAN + '[[vans]]\nid = "bus"\ndepot = "auch"\n'
STOPS = STOP + '[[stops]]\ncommune = "Touget"\nnot_on = [{ weekday = "mardi", why = "marché" }]\n'
BASE = HEAD + DEPOT + VAN + STOPS


def events(*rows: str, base: str = BASE) -> str:
    """A config with these events."""
    return base + "".join(f"[[events]]\n{row}\n" for row in rows)


def one_fault(*rows: str, base: str = BASE) -> Told:
    """The only fault of these events."""
    [fault] = faults_of(events(*rows, base=base))
    return fault


OUT = 'kind = "out"\ndate = 2027-01-13'
CLOSED = 'kind = "closed"\nstop = "Monfort"\nfrom = 2027-03-10\nto = 2027-03-25'
MOVED = 'kind = "moved"\nstop = "Monfort"\nfrom = 2027-03-20\nto = 2027-03-30\nplace = "Salle des fêtes"'
FAIR = 'kind = "opening"\ndate = 2027-10-02\ncommune = "Riscle"\nopen = "9h"\nclose = "12h"'


def test_events_are_read_as_people_type_them() -> None:
    text = events(
        'kind = "absence"\ndate = "mercredi 13 janvier 2027"\nvan = "Camping-car"\nwhy = "équipage malade"',
        'kind = "autre lieu"\nstop = "monfort"\nfrom = "10/03/2027"\nto = "25 mars 2027"\nplace = "Salle"',
        'kind = "fermeture"\nstop = "Monfort (32269)"\ndate = 2027-04-01\nhalf = "matin"',
        'kind = "ouverture exceptionnelle"\ndate = "2/10/2027"\ncommune = "Riscle"\nopen = "9h30"\n'
        'close = "16 h"\nbooking = "sur rendez-vous"\nminutes_per_person = 20\ndesks = 1',
        'kind = "permanence déplacée"\nstop = "Touget"\ndate = 2027-01-05\n'
        'to_date = "7/1/2027"\nto_half = "am"',
        'kind = "route fermée"\nbetween = ["Monfort", "auch"]\ndate = 2027-02-01',
    )
    out, moved, closed, opening, visit, road = parse(text).events
    assert out == Out(date(2027, 1, 13), date(2027, 1, 13), "camping-car", "équipage malade")
    # Without a position of its own it is in the village centre.
    centre = Position(43.79556, 0.8225)
    assert moved == SquareMoved("32269", date(2027, 3, 10), date(2027, 3, 25), "Salle", centre)
    assert closed == SquareClosed("32269", date(2027, 4, 1), date(2027, 4, 1), Half.MORNING)
    assert isinstance(opening, Opening)
    assert (opening.id, opening.name, opening.opens) == ("32344-2027-10-02", "Riscle", 9 * HOUR + 30 * MINUTE)
    assert (opening.booking, opening.per_person, opening.desks) == (Booking.REQUIRED, 20 * MINUTE, 1)
    assert visit == VisitMoved("32448", date(2027, 1, 5), date(2027, 1, 7), Half.MORNING)
    day = date(2027, 2, 1)
    assert road == RoadClosed(Correction("32269", "auch", 0, True, day, day), day, day)


def test_every_kind_says_its_own_keys_and_some_kind_has_each_key() -> None:
    names = {key.name for key in EVENT}
    assert {name for shape in SHAPES.values() for name in shape.keys} == names


@pytest.mark.parametrize(
    ("row", "where", "what", "maybe"),
    [
        ('kind = "out"', "events[1].from", "an event of the kind out needs from", "a date like"),
        ('kind = "out"\nfrom = 2027-01-13', "events[1].to", "an event of the kind out needs to", "a date"),
        (
            'kind = "out"\ndate = 2027-01-13\nto = 2027-01-14',
            "events[1].date",
            "one date for a day, or from and to for several, not both",
            "",
        ),
        (
            'kind = "out"\nstop = "Monfort"\ndate = 2027-01-13',
            "events[1].stop",
            "stop does not go with an event of the kind out",
            "kind, date, from, to, van, why",
        ),
        (
            'kind = "joins"\nstop = "Monfort"\nfrom = 2027-06-01',
            "events[1].from",
            "from does not go with an event of the kind joins",
            "date",
        ),
        (
            'kind = "closed"\nstop = "Monfor"\ndate = 2027-06-01',
            "events[1].stop",
            '"Monfor" is not the id of a stop',
            '"32269" (Monfort)',
        ),
        (
            'kind = "closed"\nstop = "32436"\ndate = 2027-06-01',
            "events[1].stop",
            '"32436" is not the id of a stop',
            "",
        ),
        (
            'kind = "closed"\nstop = "Monfort"\nfrom = 2027-06-02\nto = 2027-06-01',
            "events[1].from",
            "from 2027-06-02 to 2027-06-01, which is earlier",
            "from = 2027-06-01, to = 2027-06-02",
        ),
        (
            'kind = "opening"\ndate = 2027-10-02\ncommune = "Rieumes"\nopen = "9h"\nclose = "12h"',
            "events[1].commune",
            '"Rieumes" is not the INSEE code of a commune',
            "",
        ),
        (
            FAIR.replace('"12h"', '"8h"'),
            "events[1].open",
            "opens at 09:00 but closes at 08:00",
            'open = "08:00", close = "09:00"',
        ),
        (
            'kind = "road"\nbetween = ["Monfort", "Paris"]\ndate = 2027-01-13',
            "events[1].between[2]",
            '"Paris" is neither a stop nor a depot',
            "",
        ),
        (
            'kind = "road"\nbetween = ["Monfort", "32269"]\ndate = 2027-01-13',
            "events[1].between",
            "a road joins two places, not 1",
            "",
        ),
        (MOVED + "\nlatitude = 43.8", "events[1].latitude", "", ""),
    ],
)  # fmt: skip
def test_an_event_that_cannot_be_meant_is_told(row: str, where: str, what: str, maybe: str) -> None:
    fault = one_fault(row)
    assert where in fault.where
    assert what in fault.what
    assert maybe in fault.maybe


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
    ("row", "what"),
    [
        (
            'kind = "closed"\nstop = "Touget"\nfrom = 2027-05-10\nto = 2027-05-20',
            "Touget is only toured from 2027-06-01 on",
        ),
        (
            'kind = "cancel"\nstop = "Touget"\ndate = 2027-09-01',
            "Touget is not toured any more since 2027-09",
        ),
        (
            'kind = "move"\nstop = "Touget"\ndate = 2027-06-02\nto_date = 2027-05-31',
            "but the stop is not toured that day",
        ),
    ],
)
def test_what_is_said_of_a_stop_that_is_not_toured_is_told(row: str, what: str) -> None:
    comes = 'kind = "joins"\nstop = "Touget"\ndate = 2027-06-01'
    goes = 'kind = "leaves"\nstop = "Touget"\ndate = 2027-09-01'
    assert what in one_fault(comes, goes, row).what


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
    assert "contradicts lock 1, which keeps Monfort on 2027-01-08" in fault.what
    assert fault.maybe == "leave one of the two out"


def test_what_happens_on_a_date_does_not_contradict_a_place_in_every_cycle() -> None:
    lock = '[[locks]]\nstop = "Monfort"\ndate = 2027-01-08\n'
    ill, dug = 'kind = "out"\ndate = 2027-01-08', 'kind = "closed"\nstop = "Monfort"\ndate = 2027-01-08'
    assert len(parse(events(ill, dug, base=BASE + lock)).events) == 2
    by_hand = 'kind = "cancel"\nstop = "Monfort"\ndate = 2027-01-08'
    assert "contradicts lock 1" in one_fault(by_hand, base=BASE + lock).what


def test_faults_of_events_are_told_beside_all_others() -> None:
    text = events(CLOSED, MOVED, base=BASE.replace('"32448"', '"99999"').replace("Touget", "Tougett"))
    told = [fault.where for fault in faults_of(text)]
    assert len(told) == 2
    assert "stops[2].commune" in told[0]
    assert "events[2].kind" in told[1]


def test_without_a_van_that_is_known_nothing_is_said_of_crews() -> None:
    base = BASE.replace('id = "camping-car"', "id = 3")
    told = faults_of(events(OUT, FAIR, FAIR.replace("Riscle", "Viella"), base=base))
    assert [fault.where for fault in told] == ["essai.toml, line 10, vans[1].id"]


def test_faults_are_told_in_french() -> None:
    [fault] = faults_of(events(CLOSED, MOVED), Language.FR)
    assert fault.what == (
        "« Monfort : autre lieu du 20 au 30 mars 2027, Salle des fêtes » contredit "
        "l’imprévu 1 : « Monfort : place fermée du 10 au 25 mars 2027 »"
    )


def test_an_opening_may_be_in_an_area_that_is_not_toured() -> None:
    base = BASE + f'[[areas]]\nepci = "{LOMAGNE}"\n'
    [fair] = parse(events(FAIR, base=base)).events
    assert isinstance(fair, Opening)
    assert fair.area != LOMAGNE


def test_events_of_a_stop_stay_when_nothing_is_said_of_its_coming() -> None:
    [cancelled, joins] = parse(
        events(
            'kind = "cancel"\nstop = "Monfort"\ndate = 2027-01-08',
            'kind = "joins"\nstop = "Touget"\ndate = 2027-06-01\nwhy = "convention signée"',
        )
    ).events
    assert cancelled == VisitCancelled("32269", date(2027, 1, 8))
    assert joins == Joins("32448", date(2027, 6, 1), "convention signée")
