"""The CSV of the French national schema of places of digital help.

LaMednum/standard-mediation-num v1.0.2, https://github.com/LaMednum/standard-mediation-num: all its
columns, one row for each square that is visited. It is in French whatever the language of the rest, because
its columns and lists are. What the config does not know (fees, labels, public) stays blank.
"""

from collections.abc import Mapping
from enum import StrEnum

from tourplanner.domain.service import Booking, ServiceInfo
from tourplanner.domain.told_rhythm import told_recurrences
from tourplanner.message import Message, message
from tourplanner.outputs.names import OPEN_DATA
from tourplanner.outputs.open_data.contact import international_phone, mail_address
from tourplanner.outputs.open_data.description import description
from tourplanner.outputs.open_data.opening_hours import opening_hours
from tourplanner.outputs.open_data.tables import degrees, table, typed
from tourplanner.outputs.plain import clipped, web_address
from tourplanner.outputs.spots import Spot, visited_spots
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

PATH = f"{OPEN_DATA}/lieux-mediation-numerique.csv"

COLUMNS = (
    "id",
    "pivot",
    "nom",
    "commune",
    "code_postal",
    "code_insee",
    "adresse",
    "complement_adresse",
    "latitude",
    "longitude",
    "typologie",
    "telephone",
    "courriels",
    "site_web",
    "horaires",
    "presentation_resume",
    "presentation_detail",
    "source",
    "itinerance",
    "structure_parente",
    "date_maj",
    "services",
    "publics_specifiquement_adresses",
    "prise_en_charge_specifique",
    "frais_a_charge",
    "dispositif_programmes_nationaux",
    "formations_labels",
    "autres_formations_labels",
    "modalites_acces",
    "modalites_accompagnement",
    "fiche_acces_libre",
    "prise_rdv",
)
LONGEST_SUMMARY = 280

# Values of the schema's lists.
TOURING = "Itinérant"
HELP_WITH_PAPERS = "Aide aux démarches administratives"
IN_PERSON = "Accompagnement individuel"


class Ways(StrEnum):
    """How to come, in the list ``modalites_acces``."""

    COME = "Se présenter"
    CALL = "Téléphoner"
    WRITE = "Contacter par mail"
    BOOK = "Prendre un RDV en ligne"


def render(scheduled: ScheduleView, _lang: Language = Language.FR) -> Mapping[str, bytes]:
    """The table of a schedule, by its path; nothing where `lacks` says that nothing true can be told."""
    if not scheduled.view.config.service.siret:
        return {}
    rows, rhythms = [], told_recurrences(scheduled.view.config, scheduled.view.plan.tours)
    for spot, visits in visited_spots(scheduled):
        if spot.street:
            cells = _cells(scheduled, spot, opening_hours(visits, rhythms.get(spot.stop)))
            rows.append([cells.get(column, "") for column in COLUMNS])
    return {PATH: table(COLUMNS, rows)} if rows else {}


def lacks(scheduled: ScheduleView) -> tuple[Message, ...]:
    """What the schema demands and the config does not say: others write zeros or "Le Bourg" in its place."""
    if not scheduled.view.config.service.siret:
        return (message("open-data.no-siret"),)
    unknown = [spot.name for spot, _ in visited_spots(scheduled) if not spot.street]
    return (message("open-data.no-address", stops=unknown, n=len(unknown)),) if unknown else ()


def label(_path: str) -> Message:
    """What the file is, in a few words."""
    return message("open-data.mediation")


def _cells(scheduled: ScheduleView, spot: Spot, hours: str) -> dict[str, str]:
    """The cells of a square that are known, by column."""
    service = scheduled.view.config.service
    # A schedule's visits go to stops of the config, and those have a position.
    assert spot.position is not None
    return {
        "id": typed(spot.stop),
        "pivot": service.siret,
        "nom": typed(f"{service.name} – {spot.name}"),
        "commune": typed(spot.commune),
        "code_postal": spot.postal_code,
        "code_insee": spot.code,
        "adresse": typed(spot.street),
        "complement_adresse": typed(spot.place) if spot.place != spot.street else "",
        "latitude": degrees(spot.position.latitude),
        "longitude": degrees(spot.position.longitude),
        "telephone": international_phone(service.phone),
        "courriels": mail_address(service.email),
        "site_web": _listed(web_address(service.url)),
        "horaires": hours,
        "presentation_resume": typed(clipped(description(service), LONGEST_SUMMARY - 1)),
        "source": typed(service.operator),
        "itinerance": TOURING,
        "structure_parente": typed(service.operator),
        "date_maj": scheduled.last_change.isoformat(),
        "services": HELP_WITH_PAPERS,
        "modalites_acces": "|".join(_ways(service, spot.booking)),
        "modalites_accompagnement": IN_PERSON,
        "prise_rdv": _listed(web_address(service.booking_page)) if spot.booking is not Booking.NONE else "",
    }


def _ways(service: ServiceInfo, booking: Booking) -> list[str]:
    """How to come: just so, or by a contact that the service has."""
    ways = [Ways.COME.value] if booking is not Booking.REQUIRED else []
    if international_phone(service.phone):
        ways.append(Ways.CALL.value)
    if mail_address(service.email):
        ways.append(Ways.WRITE.value)
    if booking is not Booking.NONE and web_address(service.booking_page):
        ways.append(Ways.BOOK.value)
    return ways


def _listed(address: str) -> str:
    """An address in a list whose separator is the upright stroke."""
    return address.replace("|", "%7C")
