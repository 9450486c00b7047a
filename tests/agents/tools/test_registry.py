from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import agents.tools
from agents.data.tables import TravelData
from agents.tools.registry import ToolArgs, ToolContext, ToolError, all_tools, tool
from tests.agents.live_support import Forecasts, live, weather
from tests.agents.support import MONDAY, call, trip_of

FOLDER = Path(agents.tools.__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in ("__init__", "registry"))
WRONG = [
    ("get_climate", {"destination_id": "kyoto"}, "destination_id 'kyoto' is not this trip's; allowed: 'tokyo'"),
    ("get_climate", {"start": "2027-02-01"}, "start '2027-02-01' is not this trip's; allowed: '2027-01-04'"),
    ("get_climate", {"end": "2027-02-01"}, "end '2027-02-01' is not this trip's; allowed: '2027-01-06'"),
    ("get_forecast", {"destination_id": "kyoto"}, "destination_id 'kyoto' is not this trip's; allowed: 'tokyo'"),
    ("get_forecast", {"end": "2027-02-01"}, "end '2027-02-01' is not this trip's; allowed: '2027-01-06'"),
    ("search_web", {"destination_id": "kyoto"}, "destination_id 'kyoto' is not this trip's; allowed: 'tokyo'"),
    ("get_daylight", {"destination_id": ""}, "destination_id '' is not this trip's; allowed: 'tokyo'"),
    ("get_daylight", {"start": "1970-01-01"}, "start '1970-01-01' is not this trip's; allowed: '2027-01-04'"),
    ("get_holidays", {"country": "KR"}, "country 'KR' is not this trip's; allowed: 'JP'"),
    ("get_holidays", {"end": "9999-12-31"}, "end '9999-12-31' is not this trip's; allowed: '2027-01-06'"),
    ("get_country_facts", {"country": "Japan"}, "country 'Japan' is not this trip's; allowed: 'JP'"),
    ("get_visa_rule", {"passport": "US"}, "passport 'US' is not this trip's; allowed: 'DE'"),
    ("get_visa_rule", {"country": "DE"}, "country 'DE' is not this trip's; allowed: 'JP'"),
    ("get_costs", {"destination_id": "gn-1"}, "destination_id 'gn-1' is not this trip's; allowed: 'tokyo'"),
    ("get_costs", {"currency": "JPY"}, "currency 'JPY' is not this trip's; allowed: 'USD'"),
    ("get_exchange_rate", {"currency": "usd"}, "currency 'usd' is not this trip's; allowed: 'USD'"),
    ("search_places", {"destination_id": "paris"}, "destination_id 'paris' is not this trip's; allowed: 'tokyo'"),
    ("find_food", {"destination_id": "paris"}, "destination_id 'paris' is not this trip's; allowed: 'tokyo'"),
    ("get_local_tips", {"destination_id": "paris"}, "destination_id 'paris' is not this trip's; allowed: 'tokyo'"),
    ("get_listings", {"destination_id": "paris"}, "destination_id 'paris' is not this trip's; allowed: 'tokyo'"),
    ("draft_schedule", {"destination_id": "paris"}, "destination_id 'paris' is not this trip's; allowed: 'tokyo'"),
]
RIGHT: dict[str, Any] = {
    "destination_id": "tokyo",
    "start": "2027-01-04",
    "end": "2027-01-06",
    "country": "JP",
    "passport": "DE",
    "currency": "USD",
    "interests": [],
    "query": None,
    "diets": [],
    "place_ids": [],
    "ticket_money": None,
    "meal_money": None,
    "text": "Tokyo",
    "topic": "events",
    "words": None,
}


def right_for(name: str) -> dict[str, Any]:
    return {field: RIGHT[field] for field in all_tools()[name].arguments.model_fields}


@pytest.fixture
def context(data: TravelData) -> ToolContext:
    forecasts = Forecasts(days=(weather(MONDAY),))
    return ToolContext(trip_of(data, passport="DE"), data, live(forecasts))


def test_every_file_of_the_folder_is_found() -> None:
    assert sorted(all_tools()) == NAMES
    assert len(NAMES) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_strict(name: str) -> None:
    function = all_tools()[name].schema["function"]
    assert (function["name"], function.get("strict")) == (name, True)
    assert_strict(function.get("parameters", {}))


def assert_strict(schema: Mapping[str, Any]) -> None:
    """Every object closes itself and requires all of its properties, as strict mode demands."""
    if schema.get("type") == "object":
        assert schema["additionalProperties"] is False
        assert schema["required"] == list(schema["properties"])
    for child in [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values()]:
        assert_strict(child)


@pytest.mark.parametrize("name", NAMES)
def test_the_description_says_when_to_use_it(name: str) -> None:
    described = all_tools()[name].description
    assert described.splitlines()[0].endswith(".")
    assert name == "draft_schedule" or "Use it " in described


@pytest.mark.parametrize("name", NAMES)
async def test_the_right_arguments_are_answered_with_a_source(context: ToolContext, name: str) -> None:
    result = await call(name, context, **right_for(name))
    assert result.topic
    assert result.text.endswith(".")
    assert result.source


@pytest.mark.parametrize(("name", "changes", "why"), WRONG)
async def test_arguments_of_another_trip_are_refused(
    context: ToolContext, name: str, changes: dict[str, str], why: str
) -> None:
    with pytest.raises(ToolError) as refused:
        await call(name, context, **right_for(name) | changes)
    assert str(refused.value) == why


@pytest.mark.parametrize("name", NAMES)
async def test_unknown_and_missing_arguments_are_refused(context: ToolContext, name: str) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        await call(name, context, **right_for(name), extra="1")
    with pytest.raises(ValidationError, match="Field required"):
        await call(name, context)


async def test_without_a_passport_there_is_no_visa_rule(data: TravelData) -> None:
    with pytest.raises(ToolError, match=r"^passport 'US' is not this trip's; allowed: 'None'$"):
        await call("get_visa_rule", ToolContext(trip_of(data), data), passport="US", country="JP")


def test_a_tool_needs_a_docstring() -> None:
    async def silent(args: ToolArgs, context: ToolContext) -> Any: ...

    with pytest.raises(TypeError, match="tool 'silent' has no docstring"):
        tool(ToolArgs)(silent)
