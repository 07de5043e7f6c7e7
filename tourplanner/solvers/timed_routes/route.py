"""A route: the stops of one day in the order in which they are served."""

Route = tuple[int, ...]
"""Stops in the order in which they are served on one day."""
