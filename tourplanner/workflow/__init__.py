"""The use cases, a module for each; the only room that knows every other one.

Nothing here prints: what is found out on the way goes to a `notify`, results are frozen values.
"""
