"""How sure the times of a plan are, by ten thousand days of it that are drawn."""
