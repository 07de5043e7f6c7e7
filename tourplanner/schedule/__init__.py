"""The schedule: a plan's cycle unrolled over real dates, closed dates dealt with, and judged."""
