"""The views of the desk, each a module with what its addresses answer."""
