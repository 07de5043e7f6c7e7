"""What the other rooms speak about: frozen values, no files, no solver, no wording."""
