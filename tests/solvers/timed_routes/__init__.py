"""Tests of the bound from routes through the minutes of a day."""
