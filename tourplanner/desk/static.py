"""Style sheets, scripts and signs of the pages: few, read once, kept by browsers for ever under their sum."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tourplanner.outputs.map_page.templating import leaflet_script, leaflet_style

PACKAGE = "tourplanner.desk"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
WORKER, WORKS_FOR = "worker.js", "/today"
"""The script that answers for the desk where there is no network, and the one view that it does so for."""
FOR_EVER = {"Cache-Control": "private, max-age=31536000, immutable"}


@cache
def assets() -> Mapping[str, bytes]:
    """All files by their names: those of the folder ``static``, and Leaflet."""
    own = {each.name: each.read_bytes() for each in files(PACKAGE).joinpath("static").iterdir()}
    return own | {"leaflet.js": leaflet_script().encode(), "leaflet.css": leaflet_style().encode()}


@cache
def sum_of_assets() -> str:
    """A name for all of them together: modules import each other by their bare names."""
    told = hashlib.sha256()
    for name, content in sorted(assets().items()):
        told.update(name.encode() + content)
    return told.hexdigest()[:12]


def address_of(name: str) -> str:
    """Where a file is asked for."""
    assert name in assets(), name
    return f"/static/{sum_of_assets()}/{name}"


def static(request: Request) -> Response:
    """A file, by its name and nothing else."""
    name = request.path_params["name"]
    if name not in assets():
        raise HTTPException(404)
    kind = TYPES[f".{name.rpartition('.')[2]}"]
    more = {"Service-Worker-Allowed": WORKS_FOR} if name == WORKER else {}
    return Response(assets()[name], media_type=kind, headers=FOR_EVER | more)
