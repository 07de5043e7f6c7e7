"""What people type, understood alike wherever it is typed: days, times, numbers, choices, names."""
