"""Rows that cover every interaction of t columns: `generate`, `sample`."""
