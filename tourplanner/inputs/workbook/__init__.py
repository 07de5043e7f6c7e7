"""A config as a workbook: which sheets and columns it has, and what its cells say.

The layout follows the declaration of the keys in `inputs.config.keys`, so that a new key has its place
at once. Nothing here but `grids` knows how a workbook is stored.
"""
