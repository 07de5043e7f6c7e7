"""Mobile-service tours: which village, which day, which half-day, in which order, and why."""

__version__ = "0.1.0"
