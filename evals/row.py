"""A line of an experiment's artifact: one run of one case under one variant, and what evaluators say of it."""

from decimal import Decimal
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from evals.output import Output

VERSION = 1
"""Of the format of a line; a reader refuses others."""

State = Literal["done", "infrastructure"]
"""`infrastructure`: the endpoint, the network or the machine failed; it says nothing of the agents."""
Outcome = Literal["pass", "fail", "unscored"]
"""`unscored`: the evaluator or what it needs failed; never counted as a fail."""


class Key(NamedTuple):
    """What a row is about; `repetition` counts from 0."""

    case: str
    variant: str
    repetition: int


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Spent(_Frozen):
    """Calls to a model, their tokens, and their price where that is known."""

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    usd: Decimal | None = None


class Row(_Frozen):
    """One run. `prompts` are labels with digests by agent; `error` says what failed where the state is not `done`.

    What is `cached` was taken from an earlier experiment: `spent` and `elapsed_ms` are of then, and cost nothing now.
    """

    version: Literal[1] = VERSION
    case: str
    variant: str
    repetition: int
    state: State
    output: Output | None = None
    error: str | None = None
    spent: Spent = Spent()
    elapsed_ms: int = 0
    model: str = ""
    prompts: dict[str, str] = {}
    trace_id: str | None = None
    span_id: str | None = None
    cached: bool = False

    @property
    def key(self) -> Key:
        """What it is about."""
        return Key(self.case, self.variant, self.repetition)


class Verdict(_Frozen):
    """What an evaluator says of a row.

    `evaluator` carries its version where it has one: `friendly.judge@v3+1f2e3d4c`. `label` is a word, such as
    `friendly`; `outcome` what it counts as. `judging` counts repeated judgements of the same output, from 0.
    `cached` as of a row.
    """

    version: Literal[1] = VERSION
    case: str
    variant: str
    repetition: int
    evaluator: str
    judging: int = 0
    outcome: Outcome
    label: str
    reason: str
    evidence: tuple[str, ...] = ()
    spent: Spent = Spent()
    elapsed_ms: int = 0
    cached: bool = False

    @property
    def key(self) -> Key:
        """The row that it is about."""
        return Key(self.case, self.variant, self.repetition)
