"""The definite values behind a case."""

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from agents.budget.tiers import Tier
from agents.data.records import Interest
from agents.request import Party, Style

Contradiction = Literal["length", "level", "words"]
"""What contradicts what: days and dates, level of spending and style, or two sentences of the words alone."""


class Goal(BaseModel):
    """A change that the person will ask for once there is a plan: an edit of `agents/edits` by its name."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    edit: str
    arguments: dict[str, JsonValue] = {}


class Facts(BaseModel):
    """What the person means. None, or empty, is what is not said.

    `destination` is the name as the person gives it, misspelt or ambiguous where the tuple says so; `destination_id`
    the city meant by it, None where the travel data holds none. `end` is there only where it contradicts `days`. A
    budget is an amount in a currency, for the whole party, or a level. `unserved` is an interest in words that the form
    has no field for. `children_ages` are years, one a child, where the tuple has needs of children.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    destination: str
    destination_id: str | None = None
    days: int | None = None
    start: date | None = None
    end: date | None = None
    amount: Decimal | None = None
    currency: str | None = None
    level: Tier | None = None
    interests: tuple[Interest, ...] = ()
    unserved: str | None = None
    style: Style = Style.BALANCED
    party: Party = Party()
    children_ages: tuple[int, ...] = ()
    passport: str | None = None
    contradiction: Contradiction | None = None
    goals: tuple[Goal, ...] = ()
