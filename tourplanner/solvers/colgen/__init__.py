"""Lower bounds on driving by column generation, for days of many stops."""
