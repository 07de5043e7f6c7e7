"""A process of a farm killed at 50 random moments (``FARM_KILLS``): the same tables, byte for byte."""

from tests.benchmarks.farm import kills


def run() -> None:
    """Which process was killed how often, and how many farms ended with the same bytes."""
    kills()
