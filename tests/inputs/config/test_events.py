"""Events of a config: read as people type them, and what cannot be meant told in one clear fault."""

from datetime import date
from typing import get_args

import pytest

from tests.inputs.config.cases import LOMAGNE, faults_of, parse
from tests.inputs.config.eventful import BASE, CLOSED, FAIR, MOVED, OUT, events, one_fault
from tourplanner.domain.correction import Correction
from tourplanner.domain.event import (
    Event,
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
from tourplanner.inputs.config.event_keys import EVENT, EVENTS, SHAPES
from tourplanner.wording.language import Language


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


def test_every_kind_of_event_has_its_keys_and_an_example() -> None:
    assert {each.kind for each in get_args(Event)} == set(SHAPES)
    assert {event["kind"] for event in EVENTS} == set(SHAPES)


def test_every_kind_says_its_own_keys_and_some_kind_has_each_key() -> None:
    names = {key.name for key in EVENT}
    assert {name for shape in SHAPES.values() for name in shape.keys} == names


@pytest.mark.parametrize(
    ("row", "where", "what", "maybe"),
    [
        (
            'kind = "out"',
            "events[1].from",
            "an event of the kind out needs date for a day, or from and to for several",
            "a date like",
        ),
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
            "kind, date, from, to, van, crew, half, why",
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
            "no stop is at Solomiac (32436)",
            "add that stop",
        ),
        (
            'kind = "closed"\nstop = "Monfort"\nfrom = 2027-06-02\nto = 2027-06-01',
            "events[1].from",
            "from 2 June 2027 to 1 June 2027, which is earlier",
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
    ("row", "what"),
    [
        (
            'kind = "closed"\nstop = "Touget"\nfrom = 2027-05-10\nto = 2027-05-20',
            "Touget is only toured from 1 June 2027 on",
        ),
        (
            'kind = "cancel"\nstop = "Touget"\ndate = 2027-09-01',
            "Touget is not toured any more since 1 September 2027",
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
