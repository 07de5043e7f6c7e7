"""What plans mean: reasons, comparisons, coverage. Nothing here knows a solver."""
