"""A config laid over: scenarios, grids of them, and edits of a config in its file."""
