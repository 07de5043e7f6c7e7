"""Runs a command in a process of its own; tells its exit code and the megabytes that it took at most."""

import sys
from pathlib import Path

from tourplanner.cli.app import cli

if __name__ == "__main__":
    try:
        cli(sys.argv[2:], prog_name="tourplanner")
    except SystemExit as end:
        # Not from `getrusage`, which counts the process that this one was forked from.
        lines = Path("/proc/self/status").read_text().splitlines()
        [peak] = [line.split()[1] for line in lines if line.startswith("VmHWM")]
        Path(sys.argv[1]).write_text(f"{end.code} {int(peak) / 1024}", encoding="utf-8")
