"""Engines that search for plans and prove how good they are; the only room that knows ortools."""
