"""The exact engine: day-tour columns over classes of dates and vans that are alike."""
