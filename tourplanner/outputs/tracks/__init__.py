"""Tracks (GPX 1.1): a file per tour, for GPS devices and apps."""

from tourplanner.outputs.tracks.gpx import Lines, render

__all__ = ["Lines", "render"]
