"""Booking services on other machines."""
