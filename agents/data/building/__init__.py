"""Turns `sources/`, `places/` and GeoNames into the one file that `agents.data` reads. Not imported at run time."""
