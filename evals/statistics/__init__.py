"""Every figure with its interval, every comparison paired and clustered by tuple. Libraries load when first needed."""

from evals.statistics.agreement import Agreement, Confusion, judge_agreement
from evals.statistics.corrected import CorrectedRate, corrected_rate
from evals.statistics.corrected_difference import CorrectedDifference, corrected_difference
from evals.statistics.decisions import Decision, Verdict, decide
from evals.statistics.intervals import mean_interval, rate_interval, wilson
from evals.statistics.judge_bias import LengthBias, PositionBias, Third, length_bias, position_bias
from evals.statistics.judge_change import Drift, Repeats, alarm, judge_drift, judge_repeats
from evals.statistics.judged import JudgedSet
from evals.statistics.labels_needed import LabelsNeeded, labels_needed
from evals.statistics.multiplicity import benjamini_hochberg, holm
from evals.statistics.noise import NoiseFloor, NoiseSplit, noise_floor, split_noise
from evals.statistics.paired import compare_means, compare_rates, compare_ratio, mcnemar
from evals.statistics.people import PeopleAgreement, people_agreement
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
from evals.statistics.transferred import transferred_rate

__all__ = [
    "LEVEL", "Agreement", "Comparison", "ConfidenceSequence", "Confusion", "CorrectedDifference", "CorrectedRate",
    "Decision", "Design", "Deviation", "Discordance", "Drift", "Interval", "JudgedSet", "LabelsNeeded",
    "LengthBias", "NoiseFloor", "NoiseSplit", "PeopleAgreement", "PositionBias", "Repeats", "Stop", "Third",
    "Verdict", "alarm", "all_pass", "any_pass", "benjamini_hochberg", "clusters_if_alike", "clusters_needed",
    "compare_means", "compare_rates", "compare_ratio", "compare_sequentially", "confidence_sequence", "consistency",
    "corrected_difference", "corrected_rate", "decide", "design_seen", "first_verdict", "holm", "judge_agreement",
    "judge_drift", "judge_repeats", "labels_needed", "length_bias", "mcnemar", "mean_interval", "noise_floor",
    "people_agreement", "position_bias", "power_at", "rate_interval", "smallest_effect", "split_noise",
    "transferred_rate", "wilson",
]  # fmt: skip
