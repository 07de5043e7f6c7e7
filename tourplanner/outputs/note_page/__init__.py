"""What the notes of one HTML page have in common: how they look, and the axes of their charts."""
