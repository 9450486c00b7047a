from agents.data.tables import TravelData
from agents.handoffs import ResearchBrief
from agents.specialists.research import FactReply, ResearchReply, assemble
from agents.tools.registry import ToolContext
from tests.agents.specialists.support import answers
from tests.agents.support import trip_of


async def test_a_fact_without_evidence_is_kept_and_marked(data: TravelData) -> None:
    trip = trip_of(data)
    given = await answers(ToolContext(trip, data), {"get_country_facts": {"country": "JP"}})
    facts = [
        FactReply(topic="country", text="Japanese is spoken.", evidence="country"),
        FactReply(topic="safety", text="It is very safe.", evidence="safety"),
        FactReply(topic="safety", text="It is clean.", evidence=""),
    ]
    brief = assemble(ResearchReply(summary="Good to know.", facts=facts), given, trip)
    assert isinstance(brief, ResearchBrief)
    assert [fact.evidence and fact.evidence.tool for fact in brief.facts] == ["get_country_facts", None, None]
    assert (brief.summary, brief.facts[1].text) == ("Good to know.", "It is very safe.")
