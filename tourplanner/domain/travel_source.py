"""The sources of travel times and of lines on the ground that there are, each declared here once."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tourplanner.message import Message, message

AUTO = "auto"
"""The name of no provider: real roads where there are any, else the estimate."""
ESTIMATE, OSM = "estimate", "osm"

OPEN_STREET_MAP = message("travel.credit-openstreetmap")
"""Roads of OpenStreetMap: its licence (ODbL) wants its contributors named."""
IGN = message("travel.credit-ign")
"""Roads of the IGN's BD TOPO (Licence Ouverte 2.0)."""

OF_SERVERS = ("url", "profile")
READ_BY_SOME = ("file", *OF_SERVERS)
"""Keys of ``[travel]`` that some providers read and others do not."""


@dataclass(frozen=True, slots=True)
class TravelSource:
    """A provider of travel times, or a source of lines alone.

    Attributes
    ----------
    name
        What a config and a ``plan.json`` call it.
    module
        The module below ``tourplanner.travel`` that makes it, loaded only when it is asked for: of a provider
        its ``offer``, of a source of lines its ``lines_from``.
    told
        What readers of a plan are told of its times; None for a source of lines.
    credit
        Whose roads they are, where their licence wants it told.
    reads_table
        Whether its times come from a table that the dossier names as its ``file``: whoever asks for drives of
        other places, as of residents, has them of real roads or of the estimate.
    reads
        Which of the keys `READ_BY_SOME` of ``[travel]`` it reads; it is handed no other.
    """

    name: str
    module: str
    told: Message | None = None
    credit: Message | None = None
    reads_table: bool = False
    reads: tuple[str, ...] = ()


def _by_name(*sources: TravelSource) -> Mapping[str, TravelSource]:
    return MappingProxyType({source.name: source for source in sources})


PROVIDERS = _by_name(
    TravelSource(ESTIMATE, "estimate", message("travel.estimate")),
    TravelSource(OSM, "osm.provider", message("travel.osm"), OPEN_STREET_MAP, reads=("file",)),
    TravelSource("osrm", "http.osrm", message("travel.osrm"), OPEN_STREET_MAP, reads=OF_SERVERS),
    TravelSource("valhalla", "http.valhalla", message("travel.valhalla"), OPEN_STREET_MAP, reads=OF_SERVERS),
    TravelSource(
        "openrouteservice",
        "http.openrouteservice",
        message("travel.openrouteservice"),
        OPEN_STREET_MAP,
        reads=OF_SERVERS,
    ),
    TravelSource("matrix", "own_times", message("travel.own-table"), reads_table=True, reads=("file",)),
)
"""The providers of travel times by their names; a config may also say `AUTO`."""

LINE_SOURCES = _by_name(TravelSource("ign", "http.ign", credit=IGN))
"""The sources of lines on the ground that are no providers of times, by their names."""
