"""Variants, one a file: what is compared with what is in production."""
