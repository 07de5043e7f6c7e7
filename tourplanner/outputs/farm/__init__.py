"""A farm of scenarios -> tables with their dictionary, what it cost, and one page."""
