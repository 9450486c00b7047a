"""Whether a judge leans, as far as the data can say."""

from collections.abc import Sequence

from evals.alignment.review import Reviewed
from evals.judges.preference import Place, Preference
from evals.statistics import LengthBias, PositionBias, length_bias, position_bias

FEWEST = 6
_FIRST: dict[Place, float] = {"first": 1.0, "second": 0.0, "tie": 0.5}


def length_of(drawn: bool, outputs: Sequence[Reviewed], labels: Sequence[float]) -> LengthBias | None:
    """Bias by length of labelled outputs; None where there are too few, all of one length, or of one tuple."""
    known = [(one, label) for one, label in zip(outputs, labels, strict=True) if one.length is not None]
    lengths = [one.length or 0.0 for one, _ in known]
    clusters = [one.cluster for one, _ in known]
    if len(known) < FEWEST or len(set(lengths)) < 2 or len(set(clusters)) < 2:
        return None
    judge, weights = [one.judge for one, _ in known], [one.weight for one, _ in known]
    return length_bias(judge, [label for _, label in known], lengths, weights if drawn else None, clusters)


def position_of(preferences: Sequence[Preference]) -> PositionBias | None:
    """Bias by position of pairs that were scored in both orders; None for fewer than two cases."""
    first = [one for one in preferences if one.judging == 0]
    scored = [one for one in first if all(order.better != "unscored" for order in one.orders)]
    if len({one.case for one in scored}) < 2:
        return None
    given, turned = ([_FIRST[one.orders[place].better] for one in scored] for place in (0, 1))
    return position_bias(given, turned, [one.case for one in scored])
