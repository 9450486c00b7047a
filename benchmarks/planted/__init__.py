"""Faults of known rates, planted in real runs, and how often what is said of them is true."""
