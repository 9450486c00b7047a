"""What a graph is built from: data, model, prompts, tracer and limits. Made once, shared by all runs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import perf_counter

from openai import AsyncOpenAI
from openinference.instrumentation import OITracer

from agents.data.tables import TravelData
from agents.live import NOTHING_LIVE, Live
from agents.llm.chat import Chat
from agents.llm.usage import Usage
from agents.prompt import FOLDER, Prompt
from agents.retrieval.meaning import Meaning
from agents.tracing import no_tracer


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and tokens. Specialists must be done at half of the deadline, so that the itinerary has the rest."""

    deadline: float = 90.0
    agent_timeout: float = 40.0
    token_budget: int = 200_000
    repairs: int = 2
    specialists_share: float = 0.5
    itinerary_share: float = 0.95


@dataclass(frozen=True, slots=True)
class Deps:
    """Everything that a run needs from outside."""

    data: TravelData
    client: AsyncOpenAI
    model: str
    tracer: OITracer = field(default_factory=no_tracer)
    prompts: Path = FOLDER
    limits: Limits = Limits()
    live: Live = NOTHING_LIVE
    meaning: Meaning | None = None


@dataclass(slots=True)
class Run:
    """What belongs to one run: its day, clock, usage, and the prompts it has used, by agent."""

    today: date
    usage: Usage
    started: float = field(default_factory=perf_counter)
    prompts: dict[str, str] = field(default_factory=dict[str, str])

    def left(self, limits: Limits, share: float) -> float:
        """Seconds until `share` of the deadline is over; never below zero."""
        return max(0.0, self.started + limits.deadline * share - perf_counter())

    def chat(self, deps: Deps, prompt: Prompt, values: Mapping[str, str]) -> Chat:
        """A conversation with the prompt's parameters, counted into this run."""
        self.prompts[prompt.agent] = prompt.label
        variables = json.dumps(dict(values), ensure_ascii=False)
        return Chat(
            deps.client, deps.model, dict(prompt.parameters), self.usage, prompt.template, prompt.label, variables
        )
