"""Hundreds of places, scenarios and options at once: every combination a job, and one table of all."""
