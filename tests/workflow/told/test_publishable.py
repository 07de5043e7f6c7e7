"""What residents must be told, and what they must never be told."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.outputs.schedules import pilot
from tourplanner.domain.service import Booking
from tourplanner.errors import InputError
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.errors import worded
from tourplanner.wording.language import Language
from tourplanner.workflow.told.publishable import require_publishable

PLAN_FILE = Path("nowhere") / "plan.json"
NO_CONTACT = {"phone": "", "email": "", "url": ""}


def with_service(**changes: Any) -> ScheduleView:
    """The pilot whose service says something else."""
    view = pilot().view
    service = replace(view.config.service, **changes)
    return replace(pilot(), view=replace(view, config=replace(view.config, service=service)))


def with_first_stop(scheduled: ScheduleView, **changes: Any) -> ScheduleView:
    """A schedule whose first stop, Monfort, says something else."""
    first, *others = scheduled.view.config.stops
    config = replace(scheduled.view.config, stops=(replace(first, **changes), *others))
    return replace(scheduled, view=replace(scheduled.view, config=config))


def faults(scheduled: ScheduleView, lang: Language = Language.EN) -> list[str]:
    with pytest.raises(InputError) as raised:
        require_publishable(scheduled, PLAN_FILE)
    assert raised.value.exit_code == 2
    return worded(raised.value, lang).replace("\u00a0", " ").splitlines()


def test_a_service_that_tells_enough() -> None:
    require_publishable(pilot(), PLAN_FILE)
    require_publishable(with_service(**NO_CONTACT, booking=Booking.NONE), PLAN_FILE)
    # Who comes without an appointment needs nobody.
    require_publishable(with_service(**NO_CONTACT, booking=Booking.POSSIBLE), PLAN_FILE)


WAYS = (
    {"phone": "3939"},
    {"email": "rdv@gers.fr"},
    {"url": "https://gers.fr"},
    {"booking_url": "https://rdv.gers.fr"},
)


@pytest.mark.parametrize("way", WAYS)
def test_one_way_to_book_is_enough(way: dict[str, str]) -> None:
    require_publishable(with_service(**{**NO_CONTACT, **way}, booking=Booking.REQUIRED), PLAN_FILE)


@pytest.mark.parametrize("way", [{}, {"email": "le secrétariat"}, {"url": "javascript:alert(1)"}])
def test_by_appointment_without_any_way_to_book(way: dict[str, str]) -> None:
    first, second = faults(with_service(**{**NO_CONTACT, **way}, booking=Booking.REQUIRED))[:2]

    assert first.startswith("plan.json, service.phone: people come by appointment only (Monfort, Touget,")
    assert second.strip() == 'Maybe phone = "05 62 …", or email, or booking_url, or url in [service].'


def test_one_stop_by_appointment_is_named() -> None:
    service = with_service(**NO_CONTACT, booking=Booking.NONE)
    (what, cure) = faults(with_first_stop(service, booking=Booking.REQUIRED), Language.FR)

    assert what == (
        "plan.json, service.phone : on ne vient que sur rendez-vous (Monfort), et aucun moyen d’en prendre"
        " n’est donné : ni téléphone, ni courriel, ni adresse du site."
    )
    assert cure.strip().startswith("Peut-être : phone = ")


def test_a_stop_without_a_date_is_not_asked() -> None:
    service = with_service(**NO_CONTACT, booking=Booking.NONE)
    tours = tuple(
        tour
        for tour in service.schedule.tours
        if service.view.config.stops[0].id not in [v.stop for v in tour.visits]
    )
    undated = replace(service, schedule=replace(service.schedule, tours=tours))
    require_publishable(with_first_stop(undated, booking=Booking.REQUIRED, place="À compléter"), PLAN_FILE)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda: with_service(siret="0" * 14), "service.siret: “00000000000000”"),
        (lambda: with_service(phone="05 00 00 00 00"), "service.phone: “05 00 00 00 00”"),
        (lambda: with_service(email="nom@example.org"), "service.email: “nom@example.org”"),
        (lambda: with_service(url="https://www.example.org"), "service.url: “https://www.example.org”"),
        (lambda: with_service(operator="À compléter"), "service.operator: “À compléter”"),
        (lambda: with_service(name="TODO"), "service.name: “TODO”"),
        (lambda: with_first_stop(pilot(), place="???"), "stops[1].place: “???”"),
        (lambda: with_first_stop(pilot(), address="à définir"), "stops[1].address: “à définir”"),
    ],
)
def test_a_value_to_come_is_refused_at_its_key(change: Callable[[], ScheduleView], where: str) -> None:
    (what, cure) = faults(change())

    assert what == f"plan.json, {where} stands for a value to come, and cannot be published."
    assert cure.strip() == "Maybe write the true value, or leave the key empty."


def test_all_faults_are_told_together() -> None:
    scheduled = with_service(**{**NO_CONTACT, "phone": ""}, booking=Booking.REQUIRED, siret="0" * 14)

    assert len([line for line in faults(scheduled) if line.startswith("plan.json")]) == 2
