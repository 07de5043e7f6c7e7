"""The way in: signals and streams are taken care of before anything is loaded that takes time."""

import sys

from tourplanner.cli.interrupts import INTERRUPTS


def main() -> None:
    """Run the command line and leave with its exit code."""
    INTERRUPTS.listen()
    # From here on a signal is kept until there are words for it, and these load before all the rest.
    from tourplanner.cli.reader import asked_language, farewell  # noqa: PLC0415
    from tourplanner.cli.streams import fill_gaps  # noqa: PLC0415

    fill_gaps()
    INTERRUPTS.speak(farewell(asked_language(sys.argv[1:])))
    from tourplanner.cli.app import cli  # noqa: PLC0415

    try:
        cli(prog_name="tourplanner")
    finally:
        INTERRUPTS.finish()
