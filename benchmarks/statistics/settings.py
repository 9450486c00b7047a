"""What the statistics are tried on."""

from benchmarks.statistics.planted import Shape

SHAPES = (
    Shape(30, 1), Shape(30, 2, 0.2), Shape(30, 4, 0.5), Shape(30, None, 0.3),
    Shape(60, 1), Shape(60, 2, 0.2), Shape(60, 4, 0.5), Shape(60, None, 0.3),
    Shape(200, 1), Shape(200, 2, 0.2), Shape(200, 4, 0.5), Shape(200, None, 0.3),
)  # fmt: skip
SOME_SHAPES = (Shape(30, 2, 0.3), Shape(60, None, 0.3), Shape(200, 2, 0.3))
RATES = (0.5, 0.8, 0.95)
DISCORDANCES = ((0.1, 0.0), (0.1, 0.1), (0.3, 0.0), (0.3, 0.15))
"""Shares of pairs that disagree, and true differences."""
BETAS = ((6, 2), (1, 1), (18, 1))
"""How the chances of cases to pass are spread: mostly, anyhow, nearly always."""
