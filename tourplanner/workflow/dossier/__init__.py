"""The folder of one service: what is in it, and every way to change it."""
