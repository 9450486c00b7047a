"""Reads the tuple back from what a person wrote, knowing nothing of whoever wrote it."""
