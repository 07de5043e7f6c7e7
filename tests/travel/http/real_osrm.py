"""A real osrm-routed on the loopback, over a road net drawn by a test."""

import importlib.util
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.travel.http.local_server import unused_url

FOLDER = "OSRM_FOLDER"
"""Environment variable: the folder that holds ``bin/osrm-routed`` and ``share/profiles``."""


def osrm_folder() -> Path:
    """Where OSRM is, or the test is skipped."""
    found = importlib.util.find_spec("osrm")
    places = [os.environ.get(FOLDER), found and found.origin and str(Path(found.origin).parent)]
    for place in filter(None, places):
        if os.access(Path(place) / "bin" / "osrm-routed", os.X_OK):
            return Path(place)
    pytest.skip(
        "osrm-routed is not here. Its wheel is for Python 3.12, but its programs stand alone: pip download"
        " --no-deps --only-binary=:all: --python-version 3.12 osrm-bindings, unzip it, and let"
        f" {FOLDER} name its folder osrm"
    )


@contextmanager
def real_osrm(roads: str, work: Path, *options: str) -> Iterator[str]:
    """The address of a server over `roads`, an OSM document in XML, until the end of the block."""
    folder = osrm_folder()
    programs, car = folder / "bin", folder / "share" / "profiles" / "car.lua"
    source, base = work / "roads.osm", work / "roads.osrm"
    source.write_text(roads, encoding="utf-8")
    for command in ([programs / "osrm-extract", "-p", car, source], [programs / "osrm-contract", base]):
        subprocess.run(command, check=True, capture_output=True, timeout=60)
    url = unused_url()
    port = url.rpartition(":")[2]
    command = [programs / "osrm-routed", "--ip", "127.0.0.1", "--port", port, *options, base]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as routed:
        try:
            assert routed.stdout is not None
            # It says so when it listens; reading until then waits without turning.
            told = iter(routed.stdout.readline, "")
            assert any("waiting for requests" in line for line in told), "osrm-routed did not start"
            # It would stand still once nobody reads what it says of each request.
            reader = threading.Thread(target=lambda: [None for _ in told])
            reader.start()
            yield url
        finally:
            routed.terminate()
            routed.wait()
            reader.join()
