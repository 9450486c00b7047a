"""Every figure with its interval, every comparison paired and clustered by tuple. Libraries load when first needed."""

from evals.statistics.decisions import Decision, Verdict, decide
from evals.statistics.intervals import mean_interval, rate_interval, wilson
from evals.statistics.multiplicity import benjamini_hochberg, holm
from evals.statistics.noise import NoiseFloor, NoiseSplit, noise_floor, split_noise
from evals.statistics.paired import compare_means, compare_rates, compare_ratio, mcnemar
from evals.statistics.power import (
    Design,
    Deviation,
    Discordance,
    clusters_if_alike,
    clusters_needed,
    power_at,
    smallest_effect,
)
from evals.statistics.repetitions import all_pass, any_pass, consistency
from evals.statistics.results import LEVEL, Comparison, Interval
from evals.statistics.seen import design_seen
from evals.statistics.sequential import (
    ConfidenceSequence,
    Stop,
    compare_sequentially,
    confidence_sequence,
    first_verdict,
)

__all__ = [
    "LEVEL", "Comparison", "ConfidenceSequence", "Decision", "Design", "Deviation", "Discordance", "Interval",
    "NoiseFloor", "NoiseSplit", "Stop", "Verdict", "all_pass", "any_pass", "benjamini_hochberg", "clusters_if_alike",
    "clusters_needed", "compare_means", "compare_rates", "compare_ratio", "compare_sequentially", "confidence_sequence",
    "consistency", "decide", "design_seen", "first_verdict", "holm", "mcnemar", "mean_interval", "noise_floor",
    "power_at", "rate_interval", "smallest_effect", "split_noise", "wilson",
]  # fmt: skip
