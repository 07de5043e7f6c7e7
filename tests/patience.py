"""How long tests wait for what must come: on a busy machine as long as it takes, but not for ever."""

PATIENCE = 900
"""Seconds."""
