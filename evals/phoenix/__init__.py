"""Phoenix beside an experiment: its mirror there, the prompts in its hub, and the links to both."""

from evals.phoenix.links import Links, read_links

__all__ = ["Links", "read_links"]
