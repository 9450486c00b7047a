"""Whether a candidate is better than what is in use, on dev."""

from pydantic import BaseModel, ConfigDict

from evals.alignment.align import align
from evals.alignment.review import Review
from evals.alignment.study import Against, against
from evals.statistics import Agreement

LEVEL = 0.05


class Undecidable(ValueError):
    """Dev cannot tell; the message says what is missing."""


class Decision(BaseModel):
    """Two versions on the same labelled texts of dev; `against` is the candidate minus what is in use."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    before: Agreement
    after: Agreement
    against: Against

    @property
    def better(self) -> bool:
        """Whether it agrees more often with people, by tuples and by McNemar's test.

        McNemar's takes texts for independent, so that it sees too much where tuples hold several; by tuples, few of
        them tell little. Both must say so.
        """
        change = self.against.drift.agreement
        return change.low > 0 and change.p_value < LEVEL and self.against.mcnemar.p_value < LEVEL


def decide_better(before: Review, after: Review) -> Decision:
    """Compare on what both judged.

    A text that either could not judge is left out. A candidate that cannot judge is no better for it: it is refused.

    Raises:
        Undecidable: too few labels, or the candidate leaves more unscored than what is in use.
    """
    if after.unscored > before.unscored:
        raise Undecidable(
            f"the candidate leaves {after.unscored} texts of dev unscored, what is in use {before.unscored}; allowed: "
            "no more"
        )
    then, now, change = align(before, "dev").agreement, align(after, "dev").agreement, against(after, before)
    if then is None or now is None or change is None:
        raise Undecidable(f"dev holds {len(after.labelled)} labelled texts of one tuple or none; allowed: two or more")
    return Decision(before=then, after=now, against=change)
