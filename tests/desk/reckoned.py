"""Waiting for what a desk reckons beside its pages."""

from tests.patience import PATIENCE
from tourplanner.desk.desk import Desk


def settled(desk: Desk) -> None:
    """Wait for what is being reckoned."""
    kept = desk.comparisons
    for work in (kept.making, kept.work, desk.replans.work):
        assert work is None or work.ends_within(PATIENCE)
