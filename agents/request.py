"""What a traveller asks for: the form, field by field, with its limits in the schema."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, field_validator, model_validator

from agents.budget.money import Budget, parse_budget
from agents.data.records import Diet, Interest

MAX_DAYS = 21
DEFAULT_DAYS = 5

Covers = Literal["stay", "stay_and_journey"]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)]


def _blank(value: object) -> bool:
    return isinstance(value, str) and not value.strip()


class Style(StrEnum):
    """How a traveller likes to travel: it sets the pace of a day and the level of spending when no budget is named."""

    RELAXED = "relaxed"
    BALANCED = "balanced"
    ADVENTUROUS = "adventurous"
    BACKPACKER = "backpacker"
    LUXURY = "luxury"


class Party(BaseModel):
    """Who travels and what they need."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    adults: int = Field(default=1, ge=0, le=12, description="people of 13 to 64 years")
    children: int = Field(default=0, ge=0, le=8, description="people under 13")
    seniors: int = Field(default=0, ge=0, le=12, description="people of 65 years or more")
    mobility: Literal["none", "reduced", "wheelchair"] = Field(default="none", description="the strictest need")
    diets: tuple[Diet, ...] = Field(default=(), max_length=5)

    @model_validator(mode="after")
    def _somebody_travels(self) -> "Party":
        if self.adults + self.seniors == 0:
            raise ValueError("a party needs at least one adult or senior; got adults=0, seniors=0")
        return self

    @property
    def grown_ups(self) -> int:
        """Adults and seniors: those who pay full price and share rooms by two."""
        return self.adults + self.seniors

    @property
    def size(self) -> int:
        """All who travel."""
        return self.grown_ups + self.children


class TripRequest(BaseModel):
    """The form. Give `days`, or `start` and `end`, or `start` and `days`; nothing means five days.

    What is unclear but well-formed is asked back: a name of several cities, days that contradict the dates.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    destination: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=80)] = Field(
        description='a city: "Tokyo", "Paris, Texas"', examples=["Tokyo"]
    )
    destination_id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{2,60}$")] | None = Field(
        default=None, description="id of a city that /api/destinations lists; it says which one the name means"
    )
    days: Annotated[int, Field(ge=1, le=MAX_DAYS)] | None = Field(default=None, description="length of the trip")
    start: date | None = Field(default=None, description="first day, ISO 8601", examples=["2027-04-03"])
    end: date | None = Field(default=None, description="last day, ISO 8601; it counts as a day of the trip")
    currency: Annotated[str, StringConstraints(to_upper=True, pattern=r"^[A-Za-z]{3}$")] | None = Field(
        default=None, description="ISO 4217 code that a bare number and the plan's money are in", examples=["USD"]
    )
    budget: Budget | None = Field(
        default=None, description='for the whole party: "$1,000", "1000 EUR", "moderate"; see budget_covers'
    )
    budget_covers: Covers = Field(default="stay", description="whether the budget pays for the journey there too")
    interests: tuple[Interest, ...] = Field(default=(), max_length=6)
    style: Style = Style.BALANCED
    party: Party = Party()
    origin: Line | None = Field(default=None, description="where the traveller comes from")
    passport: Line | None = Field(default=None, description="country of the passport: a name or an ISO code")
    notes: Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)] = ""
    session_id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{22,64}$")] | None = Field(
        default=None, description="a secret of the client, at least 22 random characters; lists its trips"
    )
    user_id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.@-]{1,64}$")] | None = None

    @model_validator(mode="before")
    @classmethod
    def _blank_is_not_said(cls, data: Any) -> Any:
        """A form posts empty strings for what was not filled in."""
        if not isinstance(data, dict):
            return data
        form = cast("dict[str, Any]", data)
        return {key: value for key, value in form.items() if key == "destination" or not _blank(value)}

    @field_validator("budget", mode="before")
    @classmethod
    def _read_budget(cls, value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return parse_budget(str(value)[:60], info.data.get("currency"))
        return value

    @field_validator("interests")
    @classmethod
    def _each_once(cls, interests: tuple[Interest, ...]) -> tuple[Interest, ...]:
        return tuple(dict.fromkeys(interests))

    @model_validator(mode="after")
    def _dates_agree(self) -> "TripRequest":
        if self.end and not self.start:
            raise ValueError(f"end {self.end} is given without start; give start and end, or start and days")
        if self.start and self.end:
            length = (self.end - self.start).days + 1
            if not 1 <= length <= MAX_DAYS:
                raise ValueError(f"{self.start} to {self.end} is {length} days; allowed: 1 to {MAX_DAYS}")
        return self

    @property
    def length(self) -> int:
        """Days of the trip, first and last included."""
        if self.start and self.end:
            return (self.end - self.start).days + 1
        return self.days or DEFAULT_DAYS
