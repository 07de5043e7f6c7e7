"""A lower bound on driving from routes through the minutes of a day, for days with many visits."""
