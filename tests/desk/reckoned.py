"""Waiting for what a desk reckons beside its pages."""

from tourplanner.desk.desk import Desk


def settled(desk: Desk) -> None:
    """Wait for what is being reckoned."""
    kept = desk.comparisons
    for work in (kept.making, kept.work):
        assert work is None or work.ends_within(120)
