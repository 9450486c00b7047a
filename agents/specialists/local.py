"""The local-experience agent: where to go, where to eat, how to behave."""

from pydantic import BaseModel, Field

from agents.evidence import Evidence, Fact
from agents.handoffs import Idea, LocalGuide, Pick
from agents.llm.errors import Fault, ModelError
from agents.specialists.registry import specialist
from agents.toolbox import Answers
from agents.tools.get_listings import Listings
from agents.tools.get_local_tips import Tips
from agents.tools.search_places import Places
from agents.trip import Trip


class PickReply(BaseModel):
    """A place from a tool's result."""

    place_id: str
    why: str = Field(description="one sentence: why it suits this traveller")


class LocalReply(BaseModel):
    """What the local agent writes."""

    summary: str = Field(description="one or two sentences: what the places have in common with the traveller's wishes")
    picks: list[PickReply] = Field(description="places to see and to eat at, most fitting first")
    tips: list[str] = Field(description="how to get about and behave")


@specialist(
    "local",
    "where to go",
    tools=("search_places", "find_food", "get_local_tips", "get_listings"),
    reply=LocalReply,
)
def assemble(reply: LocalReply, answers: Answers, trip: Trip) -> LocalGuide:
    """Keep each pick once; one that no tool returned stays without evidence. Keep tips and ideas that a tool gave.

    Raises:
        ModelError: places are known, but the model picked none.
    """
    sources: dict[str, Evidence] = {}
    for evidence, result in answers.results(Places):
        sources |= {card.place_id: evidence for card in result.places if card.place_id not in sources}
    picks = {
        pick.place_id: Pick(place_id=pick.place_id, why=pick.why, evidence=sources.get(pick.place_id))
        for pick in reply.picks
    }
    if not picks and trip.destination.curated:
        raise ModelError(Fault.EMPTY, "the model picked no place")
    said = {tip: evidence for evidence, result in answers.results(Tips) for tip in result.tips}
    tips = [Fact(topic="tips", text=tip, evidence=said[tip]) for tip in dict.fromkeys(reply.tips) if tip in said]
    ideas = [
        Idea(kind=card.kind, name=card.name, text=card.about, evidence=evidence)
        for evidence, result in answers.results(Listings)
        for card in result.listings
    ]
    return LocalGuide(summary=reply.summary, picks=list(picks.values()), tips=tips, ideas=ideas)
