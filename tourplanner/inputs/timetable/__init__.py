"""Timetables that exist already, in whatever table somebody keeps them: read, never guessed."""
