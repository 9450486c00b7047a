"""The research agent: what to know before going."""

from pydantic import BaseModel, Field

from agents.evidence import Fact
from agents.handoffs import ResearchBrief
from agents.llm.errors import Fault, ModelError
from agents.specialists.registry import specialist
from agents.toolbox import Answers
from agents.trip import Trip


class FactReply(BaseModel):
    """One fact; `evidence` is the id that stands in the tool's result."""

    topic: str
    text: str
    evidence: str


class ResearchReply(BaseModel):
    """What the research agent writes."""

    summary: str = Field(description="two or three sentences: what matters most for this trip")
    facts: list[FactReply] = Field(description="one fact for each tool result")


@specialist(
    "research",
    "weather, holidays, entry rules",
    tools=(
        "get_climate",
        "get_forecast",
        "get_holidays",
        "get_daylight",
        "get_visa_rule",
        "get_country_facts",
        "search_web",
    ),
    reply=ResearchReply,
)
def assemble(reply: ResearchReply, answers: Answers, trip: Trip) -> ResearchBrief:  # noqa: ARG001 - one signature for all
    """Keep every fact; one that cites nothing a tool said stays without evidence.

    Raises:
        ModelError: tools answered, but the model wrote no fact.
    """
    if answers.good and not reply.facts:
        raise ModelError(Fault.EMPTY, "the model wrote no fact")
    facts = [Fact(topic=f.topic, text=f.text, evidence=answers.cite(f.evidence, f.text)) for f in reply.facts]
    return ResearchBrief(summary=reply.summary, facts=facts)
