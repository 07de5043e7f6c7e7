"""A plan as files for its readers: one pure ``render`` and one thin ``write`` per format."""
