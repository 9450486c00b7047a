"""A trip as the API shows it: the part that a driver and a traveller read."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from agents.budget.feasibility import FeasibilityVerdict
from agents.questions.registry import Question
from agents.request import Party
from agents.violation import Violation


class _Part(BaseModel):
    """What else the application sends is kept as it came."""

    model_config = ConfigDict(extra="allow", frozen=True)


class SeenStop(_Part):
    """A stop; `kind` and `interests` as the travel data names them, `cost` the tickets of the whole party."""

    place_id: str
    name: str
    kind: str | None = None
    interests: tuple[str, ...] = ()
    start: str = ""
    step_free: bool | None = None
    cost: Decimal | None = None


class SeenDay(_Part):
    """A day of the plan."""

    date: date
    title: str = ""
    stops: tuple[SeenStop, ...] = ()


class SeenMoney(_Part):
    """An amount in a currency."""

    amount: Decimal
    currency: str


class SeenFeasibility(_Part):
    """Whether the budget can pay for the trip."""

    verdict: FeasibilityVerdict


class SeenBudget(_Part):
    """What the plan costs the whole party."""

    total: SeenMoney
    feasibility: SeenFeasibility | None = None


class SeenRevision(_Part):
    """What a follow-up did, in sentences."""

    done: tuple[str, ...] = ()


class SeenPlan(_Part):
    """The plan that the traveller reads."""

    message: str
    days: tuple[SeenDay, ...]
    budget: SeenBudget
    violations: tuple[Violation, ...] = ()
    revision: SeenRevision | None = None


class SeenRequest(_Part):
    """The request as it was planned, answers included."""

    destination: str
    destination_id: str | None = None
    days: int | None = None
    party: Party = Party()


class SeenEnd(_Part):
    """Why there is no plan."""

    title: str
    detail: str
    field: str | None = None


class SeenTrip(_Part):
    """A trip. `status` is the application's: running, waiting, done, failed, refused, cancelled or interrupted."""

    id: str
    status: str
    request: SeenRequest
    change: str | None = None
    itinerary: SeenPlan | None = None
    question: Question | None = None
    error: SeenEnd | None = None
    trace_id: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")] | None = None
    span_id: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")] | None = None
    elapsed_ms: int | None = None
    events: tuple[dict[str, Any], ...] = ()

    @property
    def asked(self) -> tuple[Question, ...]:
        """All questions of the trip until now, in order."""
        return tuple(Question.model_validate(each["question"]) for each in self.events if each["kind"] == "question")
