"""Tests of the planner's desk."""
