"""Ruin and recreate over patterns: good plans for problems too large for the exact engine.

After J. Christiaens and G. Vanden Berghe, Slack Induction by String Removals for Vehicle Routing
Problems, Transportation Science 54(2), 2020, doi:10.1287/trsc.2019.0914, with patterns of visits
over a cycle, half-days, lunch and hours in every move.
"""
