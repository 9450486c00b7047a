"""What the form offers: choices, limits, examples, and which model is in use."""

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from agents.budget.money import ACCEPTED
from agents.budget.tiers import RATES
from agents.data.records import Diet, Interest
from agents.itinerary import HONEST_LABELS
from agents.request import DEFAULT_DAYS, MAX_DAYS, Party, Style, TripRequest
from agents.trip import STOPS_A_DAY
from app.context import Context
from app.routes.destinations import destination_view
from app.views import DestinationView, ModelView

router = APIRouter(prefix="/api/form", tags=["form"])

EXAMPLES: list[tuple[str, dict[str, Any]]] = [
    (
        "Tokyo on 1,000 USD",
        {"destination": "Tokyo", "days": 7, "budget": "1,000 USD", "interests": ["food"], "style": "adventurous"},
    ),
    (
        "Lisbon with children",
        {
            "destination": "Lisbon",
            "days": 5,
            "budget": "2500 EUR",
            "interests": ["family", "food"],
            "style": "relaxed",
            "party": {"adults": 2, "children": 2},
        },
    ),
    (
        "Art in Paris",
        {
            "destination": "Paris",
            "days": 4,
            "budget": "comfort",
            "interests": ["art", "architecture"],
            "style": "balanced",
        },
    ),
    (
        "Mexico City, vegetarian",
        {
            "destination": "Mexico City",
            "days": 6,
            "budget": "900 USD",
            "interests": ["food", "history", "culture"],
            "style": "backpacker",
            "party": {"adults": 1, "diets": ["vegetarian"]},
        },
    ),
]
STYLES = {
    Style.RELAXED: "slow days",
    Style.BALANCED: "some of everything",
    Style.ADVENTUROUS: "full days, modest rooms",
    Style.BACKPACKER: "full days, hostels",
    Style.LUXURY: "slow days, fine hotels",
}


class Choice(BaseModel):
    """A choice and what it means."""

    id: str
    means: str


class Country(BaseModel):
    """A country for the passport field."""

    code: str
    name: str


class Example(BaseModel):
    """A request to start from."""

    label: str
    request: dict[str, Any]


class FormView(BaseModel):
    """Everything that the form shows."""

    interests: list[Interest]
    styles: list[Choice]
    tiers: list[Choice]
    currencies: list[str]
    countries: list[Country]
    diets: list[Diet]
    max_days: int
    default_days: int
    limits: dict[str, int]
    accepted_budget: str
    destinations: list[DestinationView]
    examples: list[Example]
    model: ModelView
    phoenix_url: str | None
    labels: list[str]


@router.get("")
async def form(context: Context) -> FormView:
    """Choices, limits and examples of the form."""
    return FormView(
        interests=list(Interest),
        styles=[
            Choice(id=style, means=f"{means}, {STOPS_A_DAY[style]} stops a day") for style, means in STYLES.items()
        ],
        tiers=[Choice(id=tier, means=rate.means) for tier, rate in RATES.items()],
        currencies=list(context.data.currencies()),
        countries=[Country(code=code, name=name) for code, name in context.data.countries()],
        diets=list(Diet),
        max_days=MAX_DAYS,
        default_days=DEFAULT_DAYS,
        limits=_limits(),
        accepted_budget=ACCEPTED,
        destinations=[destination_view(city) for city in context.data.curated()],
        examples=[Example(label=label, request=request) for label, request in EXAMPLES],
        model=ModelView(name=context.settings.model, rehearsal=context.settings.rehearsal),
        phoenix_url=context.settings.phoenix_url,
        labels=list(HONEST_LABELS),
    )


def _limits() -> dict[str, int]:
    """The longest texts and largest numbers, as the schema of the request states them."""
    request, party = TripRequest.model_json_schema()["properties"], Party.model_json_schema()["properties"]
    lengths = {name: request[name]["maxLength"] for name in ("notes", "destination")}
    return lengths | {name: party[name]["maximum"] for name in ("adults", "children", "seniors")}
