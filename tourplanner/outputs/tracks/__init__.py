"""Tracks (GPX 1.1): a file per tour, for GPS devices and apps."""

from tourplanner.outputs.tracks.gpx import render

__all__ = ["render"]
