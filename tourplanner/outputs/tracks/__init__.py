"""Tracks (GPX 1.1): a file per tour, for GPS devices and apps."""

from tourplanner.outputs.tracks.gpx import label, render

__all__ = ["label", "render"]
