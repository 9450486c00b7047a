"""Which tools have to be called, by whom and with what."""

from collections.abc import Iterator

from pydantic import JsonValue

from agents.data.records import Destination
from synthetic.expected.expected import ToolCall
from synthetic.expected.kinds.registry import Known, expectation

Arguments = dict[str, JsonValue]


@expectation("calls")
def calls(known: Known) -> tuple[ToolCall, ...]:
    """All that their descriptions promise for every trip, for every trip abroad, and for a known passport."""
    city = known.trip_to
    return (*_research(known, city), *_budget(known, city), *_local(known, city)) if city else ()


def _research(known: Known, city: Destination) -> Iterator[ToolCall]:
    here, then = {"destination_id": city.id}, _dates(known)
    yield ToolCall(agent="research", tool="get_climate", arguments=here | then)
    yield ToolCall(agent="research", tool="get_holidays", arguments={"country": city.country} | then)
    yield ToolCall(agent="research", tool="get_daylight", arguments=here | then)
    yield ToolCall(agent="research", tool="get_country_facts", arguments={"country": city.country})
    if passport := known.facts.passport:
        code = known.data.country_code(passport)
        yield ToolCall(agent="research", tool="get_visa_rule", arguments={"passport": code, "country": city.country})


def _budget(known: Known, city: Destination) -> Iterator[ToolCall]:
    """Nothing has to be converted where the plan's money is the place's own."""
    money: Arguments = {"currency": known.currency}
    yield ToolCall(agent="budget", tool="get_costs", arguments={"destination_id": city.id, **_dates(known), **money})
    if known.currency != city.currency:
        yield ToolCall(agent="budget", tool="get_exchange_rate", arguments=money)


def _local(known: Known, city: Destination) -> Iterator[ToolCall]:
    here: Arguments = {"destination_id": city.id}
    interests: Arguments = {"interests": [str(interest) for interest in known.facts.interests]}
    wanted = interests if known.facts.interests else {}
    diets: Arguments = {"diets": [str(diet) for diet in known.facts.party.diets]}
    yield ToolCall(agent="local", tool="search_places", arguments=here | wanted)
    yield ToolCall(agent="local", tool="find_food", arguments=here | diets)
    yield ToolCall(agent="local", tool="get_local_tips", arguments=here)
    yield ToolCall(agent="local", tool="get_listings", arguments=here | wanted)


def _dates(known: Known) -> Arguments:
    """First and last day; left open where the person does."""
    return {"start": str(known.days[0]), "end": str(known.days[-1])} if known.days else {}
