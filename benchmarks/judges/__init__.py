"""Judges with known errors, people with known errors, and whether what is corrected finds the truth."""
