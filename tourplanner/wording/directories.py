"""Words of national directories, which are French only: values of their lists, and our sentences in them."""

from enum import StrEnum

from tourplanner.domain.service import ServiceInfo

TOURING = "Itinérant"
HELP_WITH_PAPERS = "Aide aux démarches administratives"
IN_PERSON = "Accompagnement individuel"
NO_STREET = "Le Bourg"
"""An address for a square that has none: the position is the village's centre then."""


class Ways(StrEnum):
    """How to come, in the list ``modalites_acces`` of the schema of places of digital help."""

    COME = "Se présenter"
    CALL = "Téléphoner"
    WRITE = "Contacter par mail"
    BOOK = "Prendre un RDV en ligne"


def summary(service: ServiceInfo) -> str:
    """What the service is, in a sentence or two."""
    by = f" ({service.operator})" if service.operator else ""
    told = (
        f"{service.name}{by}\u00a0: une aide aux démarches administratives et numériques, près de chez soi."
    )
    return f"{told} {help_sentence(service)}".strip()


def help_sentence(service: ServiceInfo) -> str:
    """What people get help with, as far as the config says."""
    return f"Aide\u00a0: {', '.join(service.help)}." if service.help else ""
