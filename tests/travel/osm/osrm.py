"""A real OSRM over loopback: the programs in the wheel of ``osrm-bindings``, put in a side folder.

The wheel is for CPython 3.12 and later, but its programs need no Python. Where pip cannot get it, or
they do not run here, those who ask for a server are told why there is none.
"""

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.place import Position

PACKAGE = "osrm-bindings>=26.7"
PATIENCE = 60.0


class NoOsrmError(Exception):
    """There is no OSRM to compare with, and why."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running ``osrm-routed``."""

    port: int

    def table(self, places: Sequence[Position]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Seconds and metres between all `places`; nan where there is no way."""
        text = ";".join(f"{place.longitude:.7f},{place.latitude:.7f}" for place in places)
        answer = self._ask(f"table/v1/driving/{text}?annotations=duration,distance")
        return np.array(answer["durations"], dtype=float), np.array(answer["distances"], dtype=float)

    def _ask(self, path: str) -> dict[str, list[list[float | None]]]:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=PATIENCE) as answer:
            return json.load(answer)


def programs() -> Path:
    """The folder of the wheel's content, downloaded once."""
    folder = Path(tempfile.gettempdir()) / "tourplanner-osrm"
    if not (folder / "osrm" / "bin" / "osrm-routed").is_file():
        with tempfile.TemporaryDirectory() as wheels:
            options = ["--no-deps", "--only-binary=:all:", "--python-version", "3.12", "--dest", wheels]
            pip = [sys.executable, "-m", "pip", "download", "--quiet", *options, PACKAGE]
            done = subprocess.run(pip, capture_output=True, text=True, check=False)
            found = list(Path(wheels).glob("*.whl"))
            if not found:
                reason = (done.stderr.strip().splitlines() or ["no wheel"])[-1]
                raise NoOsrmError(f"pip cannot get {PACKAGE}: {reason}")
            fresh = Path(tempfile.mkdtemp(dir=tempfile.gettempdir()))
            with zipfile.ZipFile(found[0]) as wheel:
                wheel.extractall(fresh)
        for program in (fresh / "osrm" / "bin").iterdir():
            program.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        fresh.rename(folder)
    return folder


@contextmanager
def serving(extract: Path, folder: Path) -> Iterator[Server]:
    """OSRM with its car profile on a road file; its files go to `folder`."""
    home = programs() / "osrm"
    here = shutil.copy(extract, folder / "extract.osm.pbf")
    graph = folder / "extract.osrm"
    _run(home / "bin" / "osrm-extract", "-t", "1", "-p", home / "share" / "profiles" / "car.lua", here)
    _run(home / "bin" / "osrm-contract", "-t", "1", graph)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [home / "bin" / "osrm-routed", "-i", "127.0.0.1", "-p", str(port), "-t", "1"]
    process = subprocess.Popen(
        [*command, "--max-table-size", "1000", graph], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _await(process, port)
        yield Server(port)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _run(*command: object) -> None:
    try:
        subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=PATIENCE)
    except (OSError, subprocess.SubprocessError) as error:
        raise NoOsrmError(f"{command[0]} does not run here: {error}") from error


def _await(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise NoOsrmError("osrm-routed does not answer")
