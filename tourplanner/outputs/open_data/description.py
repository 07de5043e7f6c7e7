"""The service in a sentence or two, as national directories tell it: in French, as they are."""

from tourplanner.domain.service import ServiceInfo
from tourplanner.message import Text, message
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

DIRECTORIES = words_in(Language.FR)
"""The words of the directories."""


def description(service: ServiceInfo) -> str:
    """What the service is, and what people get help with as far as the config says."""
    name: Text = service.name
    if service.operator:
        name = message("open-data.service", service=service.name, operator=service.operator)
    if service.help:
        return DIRECTORIES("open-data.summary-help", service=name, help=service.help)
    return DIRECTORIES("open-data.summary", service=name)
