"""Travel-time providers: from positions to a matrix of driving times and distances."""
