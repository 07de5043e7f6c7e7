"""The names of events: kept through every change, shared by no two services, and cancelled by name."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.outputs.calendars.reading import MONFORT, OURS, VAN, at, day_event, one_cycle, read, uids
from tests.outputs.schedules import SERVICE, with_appointments
from tourplanner.domain.place import Position
from tourplanner.domain.schedule import Appointment
from tourplanner.outputs.calendars import render
from tourplanner.wording.language import Language


def first(stop: str) -> Appointment:
    return next(a for a in one_cycle().schedule.appointments if a.stop == stop)


def test_a_changed_appointment_keeps_its_name_and_grows_its_sequence_and_stamp() -> None:
    moved = replace(first("32269"), start=34200 + 1800, sequence=2)
    event = read(render(with_appointments(one_cycle(), moved), Language.FR)[MONFORT]).events[0]
    before = read(render(one_cycle(), Language.FR)[MONFORT]).events[0]

    assert event.uid == before.uid == f"32269/2027-01-04/1@{OURS}"
    assert (before.sequence, event.sequence) == (0, 2)
    assert event.dtstart == at(date(2027, 1, 8), 36000)
    assert before.dtstamp.astimezone(UTC) == datetime(2027, 1, 4, tzinfo=UTC)
    assert event.dtstamp > before.dtstamp


def test_what_does_not_take_place_is_cancelled_everywhere() -> None:
    dropped = replace(first("32269"), cancelled=True, sequence=1)
    written = render(with_appointments(one_cycle(), dropped), Language.FR)
    holding = [
        event
        for content in written.values()
        for event in read(content).events
        if event.uid == f"32269/2027-01-04/1@{OURS}"
    ]

    # Its own calendar, its area's and the van's.
    assert [(event.status, event.sequence) for event in holding] == [("CANCELLED", 1)] * 3
    assert {event.summary for event in holding} == {"ANNULÉE – Camping-car solidaire – Monfort"}


def test_a_day_without_a_tour_any_more_is_cancelled_for_the_crew() -> None:
    day = date(2027, 1, 8)
    without = replace(
        one_cycle().schedule, tours=tuple(tour for tour in one_cycle().schedule.tours if tour.date != day)
    )
    gone = [
        replace(a, cancelled=True, sequence=1) for a in one_cycle().schedule.appointments if a.date == day
    ]
    scheduled = with_appointments(replace(one_cycle(), schedule=without), *gone)
    events = read(render(scheduled, Language.FR)[VAN]).events

    for kind in ("leave", "lunch", "back"):
        event = day_event(events, day, kind)
        # Two visits were published anew, once each.
        assert (event.status, event.sequence) == ("CANCELLED", 2)
    assert day_event(events, date(2027, 1, 11), "leave").sequence == 2


@pytest.mark.parametrize(("stop", "name"), [("32013", "32013-auch"), ("place-du-marche", "place-du-marche")])
def test_a_stop_that_left_the_config_still_cancels_its_dates(stop: str, name: str) -> None:
    left = replace(first("32269"), key=f"{stop}/2027-01-04/1", stop=stop, cancelled=True, sequence=1)
    written = render(with_appointments(one_cycle(), left), Language.FR)

    (event,) = read(written[f"calendriers/arrets/{name}.ics"]).events
    assert event.status == "CANCELLED"


@pytest.mark.parametrize(
    "known_by",
    [
        {"title": "Bus des impôts"},
        {"service": replace(SERVICE, name="Bus des impôts")},
        {"service": replace(SERVICE, operator="DDFiP")},
        {"service": replace(SERVICE, siret="22320001700015")},
        {
            "depots": tuple(
                replace(depot, position=Position(43.9, 0.4)) for depot in one_cycle().view.config.depots
            )
        },
    ],
)
def test_two_services_share_no_event(known_by: dict[str, Any]) -> None:
    ours = one_cycle()
    theirs = replace(ours, view=replace(ours.view, config=replace(ours.view.config, **known_by)))

    assert not uids(render(ours, Language.FR)) & uids(render(theirs, Language.FR))


def test_a_service_planned_anew_keeps_the_names_of_its_events() -> None:
    ours = one_cycle()
    config = ours.view.config
    planned_anew = replace(
        config,
        stops=tuple(replace(stop, notes="nouveau") for stop in config.stops),
        service=replace(config.service, phone="05 00 00 00 00", url=""),
        work=replace(config.work, setup=0),
    )
    anew = replace(ours, view=replace(ours.view, config=planned_anew))

    assert uids(render(ours, Language.FR)) == uids(render(anew, Language.FR))
