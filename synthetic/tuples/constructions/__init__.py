"""Known arrays for all pairs of columns with equal levels, one file a construction."""
