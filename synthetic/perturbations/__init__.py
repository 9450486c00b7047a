"""Metamorphic tests: pairs of cases, and a relation that has to hold between what becomes of them."""
