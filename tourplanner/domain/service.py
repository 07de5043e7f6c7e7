"""What residents are told of the service, and how they come."""

from dataclasses import dataclass, field
from enum import StrEnum


class Booking(StrEnum):
    """Whether people come as they like, may book a time, or have to."""

    NONE = "none"
    POSSIBLE = "possible"
    REQUIRED = "required"


class Label(StrEnum):
    """What a service may be called by the State, if it meets its conditions."""

    FRANCE_SERVICES = "france-services"


@dataclass(frozen=True, slots=True)
class ServiceInfo:
    """What posters and calendars tell residents.

    ``help`` and ``bring`` are lines of their own; None for the usual ones in the language of the
    output. Texts are empty where there is nothing to tell; ``url`` is what the QR code leads to,
    ``siret`` the 14 digits that directories know the operator by. ``booking_url`` is where people book a
    time themselves, ``appointment`` the seconds of one, None for what `DemandRules.service` says;
    ``rdv_organisation`` is the number of the service in RDV Service Public, None without an account there.
    ``label`` is the one that it has or wants, and ``partners`` are whose procedures it helps with.
    """

    name: str
    booking: Booking = field(kw_only=True)
    operator: str = ""
    help: tuple[str, ...] | None = None
    bring: tuple[str, ...] | None = None
    privacy: str | None = None
    phone: str = ""
    email: str = ""
    url: str = ""
    siret: str = ""
    booking_url: str = ""
    appointment: int | None = None
    rdv_organisation: int | None = None
    label: Label | None = None
    partners: tuple[str, ...] = ()

    @property
    def booking_page(self) -> str:
        """The page on which a time can be booked; that of the service where there is none of its own."""
        return self.booking_url or self.url
