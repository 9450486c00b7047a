"""What could not be scored, and why."""

from collections import Counter
from collections.abc import Iterator

from evals.artifact import Artifact, is_final
from evals.comparison.scores import FIRST_JUDGING
from evals.report.shapes import NotScored

LONGEST = 300
Kind = tuple[str, str, str, str]


def not_scored_of(artifact: Artifact) -> tuple[NotScored, ...]:
    """By kind, evaluator, variant and reason, the most frequent first; reasons without what stands in brackets."""
    counted = Counter([*_runs(artifact), *_verdicts(artifact)])
    order = sorted(
        counted.items(), key=lambda item: (("run", "judgement", "verdict").index(item[0][0]), -item[1], item)
    )
    return tuple(
        NotScored.model_validate({"kind": kind, "who": who, "variant": variant, "reason": reason, "times": times})
        for (kind, who, variant, reason), times in order
    )


def _runs(artifact: Artifact) -> Iterator[Kind]:
    for head in artifact.heads.values():
        if head.state != "done":
            yield "run", "", head.variant, _short(head.error or "no reason is known")


def _verdicts(artifact: Artifact) -> Iterator[Kind]:
    for verdict in artifact.verdicts:
        if verdict.outcome == "unscored" and verdict.judging == FIRST_JUDGING:
            kind = "verdict" if is_final(verdict) else "judgement"
            yield kind, verdict.evaluator, verdict.variant, _short(verdict.reason)


def _short(reason: str) -> str:
    return reason.partition(" (")[0][:LONGEST]
