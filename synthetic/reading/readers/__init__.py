"""A file a dimension."""
