"""Minimal sets of promises and rules that no plan keeps together."""
