"""Mending a calendar on real dates: what cannot be where it was told goes elsewhere, with proof."""
