"""What came of a case: recorded as it was, judged elsewhere."""

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from agents.budget.feasibility import FeasibilityVerdict
from agents.violation import Violation
from synthetic.case import Case, Pair, Split
from synthetic.expected.expected import Expected
from synthetic.rows_file import Outcome

VERSION = 1
"""Of the format of a line; a reader refuses others."""

Ended = Literal["planned", "refused", "invalid", "failed", "left", "call_failed"]
"""With a plan; refused; a form that does not validate; a plan that could not be made; the person left a question open;
or the application was not to be reached, which says nothing about its plans."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Turn(_Frozen):
    """One act of the person: an answer to the `question` of this code, or a change, and how the trip of that ended."""

    said: str
    question: str | None = None
    status: str | None = None
    why: str | None = None


class Called(_Frozen):
    """A tool that an agent called."""

    agent: str
    tool: str


class Cost(_Frozen):
    """What the plan costs the whole party."""

    total: Decimal
    currency: str


class Result(_Frozen):
    """How a case ended. What is about a plan is about the last one; without a plan it is empty.

    `status_code` is that of the answer to the form; `fields` are those that a refusal or a validation error names;
    `asked` the codes of the questions, in order; `needs` what the planned request held, as in `Expected.needs`;
    `trace_ids` one for each run that was traced, the plan's first, and `span_id` the root span of that one;
    `elapsed_ms` the application's own time. Why the person `left`, the person's own `mistakes`, and what the person
    thinks of the conversation (`record`) are as its traveller says. `itinerary` is the plan as the API sends it.
    """

    ended: Ended
    why: str | None = None
    status_code: int | None = None
    fields: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    left: str | None = None
    mistakes: tuple[str, ...] = ()
    record: JsonValue = None
    trip: str | None = None
    trace_ids: tuple[str, ...] = ()
    span_id: str | None = None
    feasibility: FeasibilityVerdict | None = None
    violations: tuple[Violation, ...] = ()
    needs: tuple[str, ...] = ()
    tools: tuple[Called, ...] = ()
    cost: Cost | None = None
    itinerary: dict[str, JsonValue] | None = None
    elapsed_ms: int = 0


class ResultLine(_Frozen):
    """One line of a dataset: the case, what was expected, what came, and whether that is as expected."""

    version: Literal[1] = VERSION
    case: str
    dimensions: str
    tuple: dict[str, str]
    split: Split
    seed: int
    pair: Pair | None
    form: dict[str, JsonValue]
    text: str
    expected: Expected
    result: Result
    outcome: Outcome
    why: list[str]

    @classmethod
    def of(cls, case: Case, result: Result, outcome: Outcome, why: list[str]) -> "ResultLine":
        """The line of a case and its result."""
        kept = case.model_dump(include={"dimensions", "tuple", "split", "seed", "form"})
        return cls(
            **kept,
            case=case.id,
            pair=case.pair,
            text=case.words.text,
            expected=case.expected,
            result=result,
            outcome=outcome,
            why=why,
        )
