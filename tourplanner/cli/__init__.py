"""The command line: commands parse, call one function of the workflow, and show."""

from tourplanner.cli.entry import main

__all__ = ["main"]
