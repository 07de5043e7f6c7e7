"""Dates: public holidays, the touring calendar of a cycle, and the patterns that visits may take in it."""
