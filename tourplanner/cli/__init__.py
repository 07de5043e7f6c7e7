"""The command line: commands parse, call one function of the workflow, and show."""

from tourplanner.cli.app import main

__all__ = ["main"]
