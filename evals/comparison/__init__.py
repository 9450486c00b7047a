"""What an artifact says of its variants: rates, differences, and the verdict in words."""

from evals.comparison.compare import Comparisons, Paired, Rate, compare
from evals.comparison.words import headline

__all__ = ["Comparisons", "Paired", "Rate", "compare", "headline"]
