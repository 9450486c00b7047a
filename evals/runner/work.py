"""What a run is made of: pure functions from outside, and the order that they are called in."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from agents.data.tables import TravelData
from agents.llm.errors import Fault
from evals.case import EvalCase
from evals.evaluators.pairs.registry import PairEvaluator
from evals.evaluators.registry import Evaluator, Said
from evals.output import Sample
from evals.row import Key, Row, Spent

Task = Callable[[EvalCase, int], Awaitable[Row]]
"""One run of a case, by its repetition. It has no state: any process may do any of them."""


class Judged(Protocol):
    """What a judge says, and what it cost; `fault` is there where the endpoint failed, so that it is asked again."""

    @property
    def said(self) -> Said:
        """The verdict."""
        ...

    @property
    def spent(self) -> Spent:
        """Of all calls."""
        ...

    @property
    def elapsed_ms(self) -> int:
        """Milliseconds, waits between calls included."""
        ...

    @property
    def fault(self) -> Fault | None:
        """Why the endpoint gave no answer."""
        ...


class Judge(Protocol):
    """A model that applies a rubric."""

    @property
    def name(self) -> str:
        """As verdicts name it, with its version: `friendly.judge@v3+1f2e3d4c`."""
        ...

    async def judge(self, sample: Sample, judging: int = 0) -> Judged | None:
        """Judge an output; None where that is not applicable."""
        ...


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done. `tasks` are by the name of their variant, the first being what others are compared with."""

    cases: Mapping[str, EvalCase]
    tasks: Mapping[str, Task]
    evaluators: Sequence[Evaluator]
    judges: Sequence[Judge]
    data: TravelData
    units: Sequence[Key]
    judgings: int = 1
    pair_evaluators: Sequence[PairEvaluator] = ()
