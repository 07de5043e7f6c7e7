"""From the calendar of today to a better one: what moving few stops brings, and at most."""
