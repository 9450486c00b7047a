"""What the three specialists hand to the itinerary agent. Each item carries its evidence."""

from pydantic import BaseModel

from agents.budget.ledger import LedgerLine, Verdict
from agents.budget.tiers import Tier
from agents.data.records import ListingKind
from agents.evidence import Evidence, Fact


class Handoff(BaseModel):
    """The part of a plan that one specialist is answerable for. Its facts are shown to the traveller."""

    summary: str
    facts: list[Fact] = []


class ResearchBrief(Handoff):
    """What to know before going: weather, holidays, daylight, entry rules, customs. All of it is facts."""


class BudgetPlan(Handoff):
    """The level of spending that fits, and the lines it is made of; stops are priced later, from the places."""

    tier: Tier
    verdict: Verdict
    lines: list[LedgerLine]
    advice: list[str]


class Pick(BaseModel):
    """A place that suits this traveller. `evidence` is empty when no tool returned the place."""

    place_id: str
    why: str
    evidence: Evidence | None


class Idea(BaseModel):
    """Something to consider, in another's words. It has no position, price or hours, so it is no stop."""

    kind: ListingKind
    name: str
    text: str
    evidence: Evidence


class LocalGuide(Handoff):
    """Where to go and how to behave."""

    picks: list[Pick]
    tips: list[Fact]
    ideas: list[Idea] = []


class Missing(BaseModel):
    """A part that a plan lacks, and why."""

    part: str
    why: str
