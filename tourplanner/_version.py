"""The version of tourplanner, told in the files that it writes and to the servers that it asks."""

__version__ = "0.1.0"
