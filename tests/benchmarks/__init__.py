"""Measured figures, printed as tables: ``python -m tests.benchmarks [NAME ...]``."""
