"""A timetable that exists made a dossier: the parts of ``import``."""
