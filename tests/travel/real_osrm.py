"""A real OSRM over loopback, from the programs in the wheel of ``osrm-bindings``.

The wheel is for CPython 3.12 and later, but its programs need no Python: the environment variable
`FOLDER` names a folder with ``bin`` and ``share``. ``python -m tests.travel.real_osrm SOMEWHERE``
downloads it with pip and says which folder that is. Tests never download; without it they skip.
"""

import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.patience import PATIENCE
from tourplanner.domain.place import Position

FOLDER = "OSRM_FOLDER"
PACKAGE = "osrm-bindings>=26.7"


class NoOsrmError(Exception):
    """There is no OSRM to compare with, and why."""


def programs() -> Path:
    """The folder of OSRM: the one that is named, or that of an installed wheel."""
    found = importlib.util.find_spec("osrm")
    for place in (os.environ.get(FOLDER), found and found.origin and str(Path(found.origin).parent)):
        if place and os.access(Path(place) / "bin" / "osrm-routed", os.X_OK):
            return Path(place).resolve()
    named = os.environ.get(FOLDER)
    raise NoOsrmError(
        f"there is no osrm-routed in {named}, which {FOLDER} names"
        if named
        else f"{FOLDER} names no folder of OSRM; `python -m tests.travel.real_osrm SOMEWHERE` downloads one"
    )


def download(target: Path) -> Path:
    """Download the wheel by pip, unpack it into `target`, and tell the folder that `FOLDER` may name."""
    with tempfile.TemporaryDirectory() as wheels:
        options = ["--no-deps", "--only-binary=:all:", "--python-version", "3.12", "--dest", wheels]
        options += ["--retries", "1", "--timeout", "15"]
        pip = [sys.executable, "-m", "pip", "download", "--quiet", *options, PACKAGE]
        done = subprocess.run(pip, capture_output=True, text=True, check=False)
        found = list(Path(wheels).glob("*.whl"))
        if not found:
            reason = (done.stderr.strip().splitlines() or ["no wheel"])[-1]
            raise NoOsrmError(f"pip cannot get {PACKAGE}: {reason}")
        with zipfile.ZipFile(found[0]) as wheel:
            wheel.extractall(target)
    for program in (target / "osrm" / "bin").iterdir():
        program.chmod(0o755)
    return target / "osrm"


@contextmanager
def serving(roads: Path, work: Path, *options: str) -> Iterator[str]:
    """The address of OSRM with its car profile on a road file; its own files go to `work`."""
    home = programs()
    source = work / ("osrm-roads" + "".join(roads.suffixes[-2:]))
    shutil.copy(roads, source)
    graph = source.name.partition(".")[0] + ".osrm"
    profile = home / "share" / "profiles" / "car.lua"
    # Names alone, seen from the folder: OSRM takes no path with a space.
    _run(work, home / "bin" / "osrm-extract", "-t", "1", "-p", profile, source.name)
    _run(work, home / "bin" / "osrm-contract", "-t", "1", graph)
    process, port = _listening(work, [home / "bin" / "osrm-routed", "-t", "1", *options, graph])
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _listening(work: Path, command: Sequence[object]) -> tuple[subprocess.Popen[bytes], int]:
    """A server and its port: another one where somebody took a port between its choice and its use."""
    for attempt in range(3):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        process = subprocess.Popen(
            [*map(str, command), "-i", "127.0.0.1", "-p", str(port)],
            cwd=work,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _await(process, port)
        except NoOsrmError:
            process.kill()
            process.wait()
            if attempt == 2:
                raise
        else:
            return process, port
    raise AssertionError("three attempts end in one of two ways")


@dataclass(frozen=True, slots=True)
class Table:
    """What OSRM answers of some places: seconds and metres [from, to], nan where there is no way.

    ``away`` float64[n] are the metres from each place to the road that it is taken to.
    """

    seconds: NDArray[np.float64]
    metres: NDArray[np.float64]
    away: NDArray[np.float64]


def table(url: str, places: Sequence[Position]) -> Table:
    """Seconds and metres between all `places` in one answer."""
    text = ";".join(f"{place.longitude:.7f},{place.latitude:.7f}" for place in places)
    address = f"{url}/table/v1/driving/{text}?annotations=duration,distance"
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        told = json.load(answer)
    away = [source["distance"] for source in told["sources"]]
    return Table(*(np.array(each, dtype=float) for each in (told["durations"], told["distances"], away)))


def _run(work: Path, *command: object) -> None:
    words = [str(part) for part in command]
    try:
        done = subprocess.run(words, cwd=work, check=False, capture_output=True, text=True, timeout=PATIENCE)
    except (OSError, subprocess.SubprocessError) as error:
        raise NoOsrmError(f"{words[0]} does not run here: {error}") from error
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines() or ["nothing"]
        raise NoOsrmError(f"{words[0]} ended with {done.returncode} and said: {said[-1]}")


def _await(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise NoOsrmError("osrm-routed does not answer")


if __name__ == "__main__":
    try:
        print(download(Path(sys.argv[1])))
    except NoOsrmError as reason:
        sys.exit(str(reason))
