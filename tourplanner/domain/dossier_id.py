"""Which dossier something is of: an id of its own, made once and kept.

It is made from what the first plan of a dossier promises: its title, whose service it is, and its stops. A
plan that follows in the same folder keeps it, though all of that may change by and by; so a dossier of the
same title that shares a stop is still another one. No clock and no chance are in it: the same config makes
the same id.
"""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence

LETTERS = 16
SERVICE = ("name", "operator", "siret")


def first_id(title: str, config: Mapping[str, object] | None) -> str:
    """The id that a dossier gets with its first plan; empty for a plan without its config's table."""
    if config is None:
        return ""
    service = config.get("service")
    whose = [service.get(key, "") for key in SERVICE] if isinstance(service, Mapping) else []
    content = json.dumps([title, whose, sorted(stop_ids(config))], ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:LETTERS]


def stop_ids(config: Mapping[str, object]) -> set[str]:
    """The ids of the stops of a config's table."""
    stops = config.get("stops")
    rows = stops if isinstance(stops, Sequence) else ()
    return {str(row.get("id") or row.get("commune", "")) for row in rows if isinstance(row, Mapping)}


def follows(before: Collection[str], now: Collection[str]) -> bool:
    """Whether stops may be those of one dossier at two times: half of the fewer are among the others."""
    common = set(before) & set(now)
    return bool(common) and 2 * len(common) >= min(len(set(before)), len(set(now)))
