"""Choosing which stops to serve, jointly with the plan that serves them."""
