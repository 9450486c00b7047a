"""Queries with the places that answer them, and how well a ranking finds those."""
