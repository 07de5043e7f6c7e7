"""Providers that ask a server: one way of asking it, and a module for each kind of server."""
