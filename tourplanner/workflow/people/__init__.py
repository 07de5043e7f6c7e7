"""Who lives where, and how far from help."""
