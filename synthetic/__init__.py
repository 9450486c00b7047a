"""Synthetic requests: dimensions, tuples that provably cover their interactions, and what was never tried."""
