"""How far judges can be trusted: their verdicts beside people's labels, and rates corrected by them."""

from evals.alignment.align import align
from evals.alignment.pairs import corrected_pairs, corrected_side
from evals.alignment.report import AlignmentReport, Between, Disagreement, Said, VariantRate
from evals.alignment.review import Review, Reviewed, review
from evals.alignment.sampled import Sampled, sampled
from evals.alignment.words import headline

__all__ = [
    "AlignmentReport", "Between", "Disagreement", "Review", "Reviewed", "Said", "Sampled", "VariantRate", "align",
    "corrected_pairs", "corrected_side", "headline", "review", "sampled",
]  # fmt: skip
