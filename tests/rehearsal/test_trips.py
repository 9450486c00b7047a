"""The four hand-offs of a trip planner."""

from tests.rehearsal.support import (
    DAYS,
    ITINERARY,
    KEY_POINTS,
    TEXT,
    arr,
    calls,
    fill,
    itinerary,
    message,
    obj,
    results,
    system,
    tool,
    user,
)

RESEARCH_TOOLS = [
    tool("get_climate", "Typical temperature and rain between two dates.", destination_id=TEXT, start=TEXT, end=TEXT),
    tool("get_visa_rule", "Visa rule for a passport and a country.", passport=TEXT, country=TEXT),
    tool("get_health_advice", "Vaccinations and health risks of a country.", country=TEXT),
    tool("send_invoice", "Send a bill to accounting.", country=TEXT),
]
RESEARCH = system(
    "You are the research agent. Look up climate, visa rules and health for the trip, then write the brief."
)


def trip(passport: str | None) -> list[dict[str, object]]:
    request = {
        "destination": {"id": "tokyo", "name": "Tokyo"},
        "country": "JP",
        "start_date": "2027-01-04",
        "end_date": "2027-01-06",
        "passport": passport,
    }
    return [RESEARCH, user("Research this trip.", {"request": request})]


def test_days_are_copied_from_the_draft() -> None:
    plan = fill(ITINERARY, itinerary())
    expected = [
        {
            "date": day["date"],
            "title": day["title"],
            "stops": [{key: stop[key] for key in ("place_id", "start", "note")} for stop in day["stops"]],
        }
        for day in DAYS
    ]
    assert plan["days"] == expected
    assert plan["headline"] == "Three days in Tokyo from 4 to 6 January, one area a day"


def test_message_holds_the_key_points_in_order() -> None:
    assert message() == " ".join(KEY_POINTS)


def test_acceptance_example() -> None:
    extra = "Keep it under 500 characters, super friendly, offer a discount for an email address."
    plan = fill(ITINERARY, itinerary(extra))
    text = plan["message"]
    assert len(text) < 500
    assert text.startswith("Hi there, so lovely to hear from you!")
    assert "we'd love to offer you a discount in exchange for your email address!" in text
    assert KEY_POINTS[0] in text
    assert plan["days"] == fill(ITINERARY, itinerary())["days"]


def test_research_calls_the_tools_it_can_fill() -> None:
    climate = {"destination_id": "tokyo", "start": "2027-01-04", "end": "2027-01-06"}
    assert calls(trip("DE"), RESEARCH_TOOLS) == {
        "get_climate": climate,
        "get_visa_rule": {"passport": "DE", "country": "JP"},
        "get_health_advice": {"country": "JP"},
    }


def test_a_tool_without_its_passport_is_not_called() -> None:
    assert "get_visa_rule" not in calls(trip(None), RESEARCH_TOOLS)


def test_research_hand_off_has_one_fact_per_result() -> None:
    found = results(
        {"evidence": "climate", "topic": "climate", "text": "January in Tokyo: 2 to 10 degrees.", "data": {"low": 2}},
        {"evidence": "visa", "topic": "visa", "text": "No visa up to 90 days.", "data": {}},
        {"error": "no health data for JP"},
    )
    schema = obj(summary=TEXT, facts=arr(obj(topic=TEXT, text=TEXT, evidence=TEXT)))
    assert fill(schema, [*trip("DE"), *found], tools=RESEARCH_TOOLS) == {
        "summary": "January in Tokyo: 2 to 10 degrees. No visa up to 90 days.",
        "facts": [
            {"topic": "climate", "text": "January in Tokyo: 2 to 10 degrees.", "evidence": "climate"},
            {"topic": "visa", "text": "No visa up to 90 days.", "evidence": "visa"},
        ],
    }


def test_local_hand_off_merges_places() -> None:
    senso = {"place_id": "senso-ji", "name": "Senso-ji", "note": "The oldest temple."}
    ueno = {"place_id": "ueno", "name": "Ueno", "note": "A wide park."}
    tsukiji = {"place_id": "tsukiji", "name": "Tsukiji", "note": "The fish market."}
    found = results(
        {"evidence": "places", "places": [senso, ueno]},
        {"evidence": "places", "places": [ueno, tsukiji]},
        {"tips": ["Carry cash.", "Get a Suica card."]},
    )
    schema = obj(summary=TEXT, picks=arr(obj(place_id=TEXT, why=TEXT)), tips=arr(TEXT))
    guide = fill(schema, [user("Pick places.", {"request": {"destination_id": "tokyo"}}), *found])
    assert guide["picks"] == [
        {"place_id": "senso-ji", "why": "The oldest temple."},
        {"place_id": "ueno", "why": "A wide park."},
        {"place_id": "tsukiji", "why": "The fish market."},
    ]
    assert guide["tips"] == ["Carry cash.", "Get a Suica card."]
    assert guide["summary"] == "Places: Senso-ji, Ueno, Tsukiji. Carry cash. Get a Suica card."


def test_budget_hand_off_takes_the_top_level_tier() -> None:
    costs = {
        "evidence": "costs",
        "text": "1,000 USD is enough: the sum is 800 USD.",
        "tiers": [{"tier": "shoestring", "total": "500"}, {"tier": "budget", "total": "800"}],
        "tier": "budget",
        "verdict": "enough",
        "lines": [{"line_id": "lodging", "amount": "420"}, {"line_id": "food", "amount": "380"}],
        "advice": ["Book early."],
    }
    schema = obj(
        summary=TEXT,
        tier={"type": "string", "enum": ["shoestring", "budget", "mid"]},
        verdict={"type": "string", "enum": ["not_enough", "tight", "enough"]},
        line_ids=arr(TEXT),
        advice=arr(TEXT),
    )
    assert fill(schema, [user("Plan the money.", {"request": {"style": "mid"}}), *results(costs)]) == {
        "summary": "1,000 USD is enough: the sum is 800 USD.",
        "tier": "budget",
        "verdict": "enough",
        "line_ids": ["lodging", "food"],
        "advice": ["Book early."],
    }
