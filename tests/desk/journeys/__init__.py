"""Journeys in a real browser: what a planner does with the desk, from the first page to the paper."""
