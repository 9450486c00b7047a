"""What an artifact says of its variants: rates, differences, and the verdict in words."""

from evals.comparison.afterwards import After, afterwards
from evals.comparison.baselines import NullRate, null_rates
from evals.comparison.claims import Claim
from evals.comparison.compare import Comparisons, Paired, Rate, compare
from evals.comparison.noise import Noise, noise
from evals.comparison.repeats import PassK, pass_k
from evals.comparison.slices import Slice, slices
from evals.comparison.words import headline

__all__ = [
    "After", "Claim", "Comparisons", "Noise", "NullRate", "Paired", "PassK", "Rate", "Slice", "afterwards", "compare",
    "headline", "noise", "null_rates", "pass_k", "slices",
]  # fmt: skip
