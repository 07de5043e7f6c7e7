"""The problem to solve and the judge of its plans."""
