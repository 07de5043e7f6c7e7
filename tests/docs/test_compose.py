"""The commands of the compose file, each in a process of its own instead of a container, on a free port."""

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import ROOT, process_environment
from tests.patience import PATIENCE
from tests.workflow.farm.farms import ALONE, small_farm

ADDRESS = "tcp://scheduler:8786"


def services() -> Mapping[str, Mapping[str, Any]]:
    """The services of the file."""
    yaml = pytest.importorskip("yaml", reason="nothing that reads YAML is installed")
    table = yaml.safe_load((ROOT / "docs" / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
    found: Mapping[str, Mapping[str, Any]] = table["services"]
    return found


@contextlib.contextmanager
def begun(command: list[str], folder: Path, more: Mapping[str, str]) -> Iterator[None]:
    """A command of this environment at work."""
    tool = Path(sys.executable).with_name(command[0])
    environment = {**process_environment(PYTHONPATH=str(ROOT)), **more}
    with subprocess.Popen([str(tool), *command[1:]], cwd=folder, env=environment) as process:
        try:
            yield
        finally:
            process.terminate()


def address_in(file: Path) -> str:
    """Where a scheduler says that it is."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        with contextlib.suppress(OSError, ValueError):
            return str(json.loads(file.read_text(encoding="utf-8"))["address"])
        time.sleep(0.05)
    raise AssertionError("no scheduler")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="containers are not of Windows")
def test_every_command_does_its_part(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra `dask` is not installed")
    scheduler, worker, farm = (services()[name] for name in ("scheduler", "worker", "farm"))
    small_farm(tmp_path, *ALONE)
    told = tmp_path / "scheduler.json"
    local = {"0.0.0.0": "127.0.0.1", "8786": "0"}
    command = [*(local.get(word, word) for word in scheduler["command"]), "--scheduler-file", str(told)]

    with begun(command, tmp_path, scheduler["environment"]):
        address = address_in(told)

        def here(words: list[str]) -> list[str]:
            assert ADDRESS in words
            return [address if word == ADDRESS else word for word in words]

        with (
            begun(here(worker["command"]), tmp_path, {}),
            begun(here(worker["command"]), tmp_path, {}),
            distributed.Client(address, set_as_default=False) as client,
        ):
            client.wait_for_workers(2, timeout=PATIENCE)
            failures = client.run_on_scheduler(lambda dask_scheduler: dask_scheduler.allowed_failures)
            threads = client.nthreads()
            asked = [word if word != "pays" else "serie.toml" for word in here(farm["command"])]
            entrypoint = [str(Path(sys.executable).with_name(farm["entrypoint"][0]))]
            subprocess.run(
                [*entrypoint, *asked, "--quiet"],
                cwd=tmp_path,
                env=process_environment(PYTHONPATH=str(ROOT)),
                check=True,
                stdout=subprocess.DEVNULL,
            )

    # A job whose workers die is given to three of them at most.
    assert failures == 2
    assert list(threads.values()) == [1, 1]
    assert len(list((tmp_path / "maps" / "essai-de-serie" / "jobs").iterdir())) == 12
