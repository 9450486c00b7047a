"""Experiments with a known truth, and how often the statistics find it."""
