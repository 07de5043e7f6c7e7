"""Servers that are asked for JSON: patience, politeness, and no belief in what they say of size or place."""
