"""Nothing that a plan claims is believed: brute force, other engines, other solvers, strangers' configs."""
