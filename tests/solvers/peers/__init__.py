"""Tests of the parts of the exact engine."""
