"""The lock on test: each version of a judge looks at it once; a second look needs a reason, which reports print."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from evals.judges.judge import Judge
from evals.labels.label import RubricName, RubricVersion
from evals.labels.text import Text

Reason = Annotated[Text, StringConstraints(strip_whitespace=True, min_length=8, max_length=500)]
WANTED = "give a reason of 8 characters or more, which every report prints"


class TestOpened(RuntimeError):
    """This version of the judge has looked at test before, and no reason for another look was given."""

    __test__ = False


class FrozenJudge(BaseModel):
    """A judge that is no longer changed: a rubric by its content, a model, its temperature. Any change is another."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    rubric: RubricName
    version: RubricVersion
    model: Annotated[Text, Field(min_length=1, max_length=200)]
    temperature: float | None = None

    @classmethod
    def of(cls, judge: Judge) -> "FrozenJudge":
        """Freeze a judge."""
        rubric = judge.rubric
        version = f"v{rubric.version}+{rubric.digest}"
        return cls(rubric=rubric.name, version=version, model=judge.model, temperature=judge.temperature)

    @property
    def key(self) -> str:
        """Content, model and temperature; a new number for the same content is no new judge."""
        warmth = "" if self.temperature is None else f" at {self.temperature:g}"
        return f"{self.rubric}+{self.version.rpartition('+')[2]} by {self.model}{warmth}"


class Opening(BaseModel):
    """A look at test; `number` counts those of this judge from 1, and all but the first have a reason."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    judge: FrozenJudge
    number: Annotated[int, Field(ge=1)]
    reason: str | None
    at: AwareDatetime

    def __str__(self) -> str:
        why = f", because: {self.reason}" if self.reason else ""
        return f"{self.judge.key} opened test {self.at:%Y-%m-%d %H:%M} UTC, look {self.number}{why}"


def opening(ledger: Sequence[Opening], judge: FrozenJudge, at: AwareDatetime, reason: str | None = None) -> Opening:
    """The next entry of the ledger, which the caller keeps before it looks.

    Raises:
        TestOpened: it looked before and there is no reason to look again, or it is too short.
    """
    before = [one for one in ledger if one.judge.key == judge.key]
    said = (reason or "").strip()
    if before and len(said) < 8:
        raise TestOpened(f"{judge.key} looked at test before ({before[-1].at:%Y-%m-%d %H:%M} UTC); {WANTED}")
    return Opening(judge=judge, number=len(before) + 1, reason=said or None, at=at)
