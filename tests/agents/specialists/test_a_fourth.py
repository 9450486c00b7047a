"""What README promises: a new agent is one file, a prompt, and nothing else."""

import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from pydantic import BaseModel

from agents.evidence import Fact
from agents.handoffs import Handoff
from agents.prompt import FOLDER
from agents.specialists import registry
from agents.specialists.registry import all_specialists, specialist
from agents.toolbox import Answers
from agents.tools.get_climate import MonthOfTrip
from agents.trip import Trip
from tests.conftest import PlanHelper

PROMPT = """---
changed: first version
---
You are the packing agent. Call the tool for the climate and temperature, then say what to pack.

<!-- user -->
{{trip}}
"""


class PackingReply(BaseModel):
    """What the packing agent writes."""

    summary: str


@pytest.fixture
def packing() -> Generator[None]:
    all_specialists()

    @specialist("packing", "what to pack", tools=("get_climate",), reply=PackingReply)
    def assemble(reply: PackingReply, answers: Answers, trip: Trip) -> Handoff:
        evidence, month = next(iter(answers.results(MonthOfTrip)))
        text = f"Pack for {month.high_c} °C in {trip.destination.name}."
        return Handoff(summary=reply.summary, facts=[Fact(topic="packing", text=text, evidence=evidence)])

    yield
    del registry._REGISTRY[assemble_name(assemble)]  # pyright: ignore[reportPrivateUsage]


def assemble_name(assemble: object) -> str:
    return next(name for name, agent in all_specialists().items() if agent.assemble is assemble)


@pytest.mark.usefixtures("packing")
async def test_a_fourth_specialist_works_beside_the_others(plan: PlanHelper, tmp_path: Path) -> None:
    folder = tmp_path / "prompts"
    shutil.copytree(FOLDER, folder)
    (folder / "packing.v1.md").write_text(PROMPT)

    outcome = await plan({"destination": "Tokyo", "days": 3}, prompts=folder)

    assert outcome.itinerary
    assert outcome.itinerary.missing == []
    assert outcome.usage.calls == 9
    assert outcome.prompts.keys() == {"research", "budget", "local", "packing", "itinerary"}
    assert [fact.text for fact in outcome.itinerary.facts if fact.topic == "packing"] == ["Pack for 9.0 °C in Tokyo."]
