"""The plan that a traveller reads: typed days and stops, the money, the facts, and what is wrong with it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from agents.budget.budget_status import BudgetStatus
from agents.budget.ledger import Ledger
from agents.data.records import BestTime, Interest, PlaceKind
from agents.evidence import Evidence, Fact
from agents.handoffs import Idea, Missing
from agents.revision import Revision
from agents.violation import Violation

HONEST_LABELS = (
    "Places are curated by this project and not verified: check before you go.",
    "Prices are estimates from official travel rates, not quotes.",
    "Entry rules change: verify with the embassy.",
)


class StopDraft(BaseModel):
    """A stop as the itinerary agent writes it."""

    place_id: str = Field(description="id of a place from the draft or the picks")
    start: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", description="local time, HH:MM")]
    note: str = Field(description="one sentence: why this stop suits this traveller")


class DayDraft(BaseModel):
    """A day as the itinerary agent writes it."""

    date: date
    title: str = Field(description="what the day is about, a few words")
    stops: list[StopDraft]


class ItineraryDraft(BaseModel):
    """What the itinerary agent writes: words, and the order of stops. Money and facts are added by code."""

    headline: str = Field(description="one line that names the trip")
    message: str = Field(description="what the traveller reads first")
    days: list[DayDraft]


class Travel(BaseModel):
    """The way from the stop before, estimated from the distance as the crow flies."""

    mode: Literal["walk", "transit"]
    km: float
    minutes: int


class Stop(BaseModel):
    """A stop with what the data knows of its place. `verified` is false for a place that the data does not know."""

    place_id: str
    name: str
    kind: PlaceKind | None = None
    area: str = ""
    lat: float | None = None
    lon: float | None = None
    start: str
    end: str
    minutes: int
    note: str
    interests: list[Interest] = []
    indoors: bool | None = None
    step_free: bool | None = Field(default=None, description="none when it is not known")
    best: BestTime = "any"
    cost: Decimal | None = Field(default=None, description="tickets of the whole party; none when free or unknown")
    line_ids: list[str] = Field(default=[], description="the ledger lines that pay for the stop")
    paid_by_meals: bool = False
    travel: Travel | None = None
    verified: bool
    evidence: Evidence | None = None


class RainPlan(BaseModel):
    """Somewhere indoors that stands nowhere in the plan, for a day of rain."""

    place_id: str
    name: str
    area: str


class Day(BaseModel):
    """One day of the trip. Notes and the plan for rain are made by code."""

    date: date
    title: str
    stops: list[Stop]
    notes: list[str] = []
    rain_plan: RainPlan | None = None


class Where(BaseModel):
    """The destination as the plan shows it."""

    id: str
    name: str
    country: str
    country_name: str
    lat: float
    lon: float
    timezone: str
    curated: bool
    intro: str


class CoverageLine(BaseModel):
    """One layer of what the data knows of the destination; `detail` says what, or what to do without it."""

    layer: str
    known: bool
    detail: str


class Itinerary(BaseModel):
    """A whole plan. What is missing, assumed, unverified or violated stands in it."""

    headline: str
    message: str
    destination: Where
    start: date
    end: date
    days: list[Day]
    ledger: Ledger
    budget: BudgetStatus
    facts: list[Fact]
    tips: list[Fact]
    ideas: list[Idea] = []
    coverage: list[CoverageLine] = []
    advice: list[str]
    assumptions: list[str]
    missing: list[Missing]
    violations: list[Violation] = []
    revision: Revision | None = None
    labels: list[str] = list(HONEST_LABELS)
