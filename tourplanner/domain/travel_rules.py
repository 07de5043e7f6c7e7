"""What a config says of travel."""

from dataclasses import dataclass

LEAST_SPREAD, MOST_SPREAD = 0.1, 5.0
"""Between which a config may say that drives differ."""


@dataclass(frozen=True, slots=True)
class TravelRules:
    """Where travel times come from, and how much slower than a car the van is.

    ``file`` is the road file or matrix of providers that read one, ``url`` and ``profile`` belong
    to those that ask a server, ``corrections`` is a table of closed or slower roads, ``lines`` the
    source of ways on the ground when it is not the provider, at ``lines_url``; "" where not said.
    Files are relative to the config's folder. ``on_time`` is the share of days on which the crew is to be
    at its visits in time, None where departures are as late as the drives allow; ``spread`` is how much more
    than the usual its drives differ from the times that are told.
    """

    provider: str
    van_factor: float
    file: str = ""
    url: str = ""
    profile: str = ""
    corrections: str = ""
    lines: str = ""
    lines_url: str = ""
    on_time: float | None = None
    spread: float = 1.0
