"""What a run is to be stopped by, from the words in which it was asked."""

from collections.abc import Sequence

from evals.artifact import StopRule
from evals.nulls import PREFIX
from evals.runner.units import AskedError
from evals.suggest import unknown


def stop_rule(asked: str | None, margin: float, variants: Sequence[str], evaluators: Sequence[str]) -> StopRule | None:
    """The rule; None where none is asked for.

    Args:
        asked: an evaluator, in full or without its version.
        margin: of a rate, 0 to 1.
        variants: of the experiment.
        evaluators: of it, as verdicts name them; those of pairs of cases speak only in the end.

    Raises:
        AskedError: there is no such evaluator, the margin is no share, or nothing to compare.
    """
    if asked is None:
        return None
    from evals.comparison.words import short

    named = [name for name in evaluators if asked in (name, short(name, evaluators))]
    if len(named) != 1:
        raise AskedError(unknown("evaluator to stop by", asked, (short(name, evaluators) for name in evaluators)))
    if not 0 <= margin < 1:
        raise AskedError(f"the margin to stop by is {100 * margin:g} points; allowed: 0 to less than 100")
    if sum(not name.startswith(PREFIX) for name in variants) < 2:
        raise AskedError("there is no second variant that could be told from the first; name one, or do not stop early")
    return StopRule(evaluator=named[0], margin=margin)
