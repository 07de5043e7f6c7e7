"""Publications: the papers and data that are made, what was told to whom, and what remains to be told."""
