"""Whose events they are: two services that happen to serve the same square share no event."""

import hashlib
import json

from tourplanner.domain.config import Config

_LETTERS = 16


def namespace(config: Config) -> str:
    """What the names of all events of a service end in: the same for the same service, whatever its plan.

    It comes from what a service is known by (its title, name, operator and SIRET, and where its first
    van starts) and from nothing that changes when it is planned anew: dates, hours, stops, vans.

    """
    service, depot = config.service, config.depots[0]
    where = depot.position
    known_by = [
        config.title,
        service.name,
        service.operator,
        service.siret,
        depot.id,
        f"{where.latitude:.4f}",
        f"{where.longitude:.4f}",
    ]
    digest = hashlib.sha256(json.dumps(known_by, ensure_ascii=False).encode("utf-8", "replace"))
    return f"{digest.hexdigest()[:_LETTERS]}.tourplanner"
