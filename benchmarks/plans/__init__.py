"""Drawn requests, and a verifier of plans that knows none of the checks."""
