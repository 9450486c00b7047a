"""What nulls pass, in sentences: what is alarming, and what is not.

A check by code looks for breaches, and a plan that holds nothing breaks nothing: most pass a null, and rightly so.
Others of the suite are there to catch it. A judge is asked whether a plan is good, and a null is not: one that passes
it, or that has never failed anything, says nothing of plans that it passes. So a judge that is passed is an alarm, a
check by code is none; and where all judges are passed, or no evaluator at all tells a null from a plan, that is said
before any verdict, for the verdict rests on them.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from evals.comparison.baselines import ALWAYS_PASS, NullRate
from evals.comparison.scores import is_judge
from evals.comparison.words import short

FEWEST_VERDICTS = 5
"""Fewer that all pass are no sign of a judge that passes everything."""


class NullWords(NamedTuple):
    """Sentences: `first` is said before the verdict, `alarms` in red after it, `calm` is for completeness."""

    first: list[str]
    alarms: list[str]
    calm: list[str]


def null_words(rates: Sequence[NullRate]) -> NullWords:
    """What there is to say of them, null by null."""
    words, among = NullWords([], [], []), {rate.evaluator for rate in rates}
    names = {evaluator: short(evaluator, among) for evaluator in among}
    for null in dict.fromkeys(rate.null for rate in rates if rate.null != ALWAYS_PASS):
        _say(null, [rate for rate in rates if rate.null == null], names, words)
    for rate in rates:
        if rate.null == ALWAYS_PASS and rate.easy and rate.scored >= FEWEST_VERDICTS:
            words.alarms.append(
                f"{names[rate.evaluator]} passed all {rate.scored:,} outputs that it was shown: "
                "nothing tells it from a judge that passes everything."
            )
    return words


def _say(null: str, rates: list[NullRate], names: Mapping[str, str], words: NullWords) -> None:
    easy, judges = [rate for rate in rates if rate.easy], [rate for rate in rates if is_judge(rate.evaluator)]
    passed = [rate for rate in judges if rate.easy]
    named = ", ".join(f"{names[rate.evaluator]} ({rate.passed:,} of {rate.scored:,} outputs)" for rate in passed)
    if len(easy) == len(rates):
        words.first.append(
            f"This suite cannot tell {null} from a plan: it passes all of its {len(rates)} evaluators no less often "
            "than the variants do."
        )
    elif judges and len(passed) == len(judges):
        words.first.append(f"The judges of this suite cannot tell {null} from a plan: it passes {named}.")
    elif passed:
        words.alarms.append(f"{null} passes {named}, no less often than the variants do.")
    code = len(easy) - len(passed)
    if code:
        words.calm.append(
            f"{null} passes {code} of {len(rates) - len(judges)} evaluators by code as often as the variants do: "
            "what holds nothing breaks nothing. It is the others that catch it."
        )
