"""The story of a year: the pilot with a fourth day to tour on, and dates that may be put off."""

from tests.cli.commands import ROOT

DAYS = 'weekdays = ["mon", "wed", "fri"]'
MORE = """
[service]
name = "Camping-car solidaire"
operator = "Département du Gers"
phone = "05 62 67 40 40"

[schedule]
on_closed = "shift"
shift_days = 14
catch_up = { weekdays = ["tue", "thu"], most = 6 }

[[locks]]
stop = "32269"
week = 3
why = "promis au maire"
"""
"""Monfort in the third week has a date in the middle of March."""


def story_config() -> str:
    """The config as a file."""
    pilot = (ROOT / "data" / "pilot.toml").read_text(encoding="utf-8")
    assert pilot.count(DAYS) == 1
    return pilot.replace(DAYS, 'weekdays = ["mon", "tue", "wed", "fri"]') + MORE
