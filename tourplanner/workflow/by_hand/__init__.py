"""Visits moved by hand, alone or several together."""
