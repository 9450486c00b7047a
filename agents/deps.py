"""What a graph is built from: data, model, prompts, tracer and limits. Made once, shared by all runs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from time import perf_counter
from typing import Any

from openai import AsyncOpenAI
from openinference.instrumentation import OITracer

from agents.data.tables import TravelData
from agents.live import NOTHING_LIVE, Live
from agents.llm.chat import Chat
from agents.llm.usage import Usage
from agents.prompt import FOLDER, Prompt, Prompts
from agents.retrieval.meaning import Meaning
from agents.specialists.registry import Specialist, all_specialists
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
class Sampling:
    """What goes over the parameters of all prompts; `more` is added to each seed, so that repeated runs can differ."""

    temperature: float | None = None
    seed: int | None = None
    more: int = 0

    def over(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters as they are sent. Without a seed of its own, a prompt gets none by `more`."""
        own = {"temperature": self.temperature, "seed": self.seed}
        said = {**parameters, **{name: value for name, value in own.items() if value is not None}}
        return said | ({"seed": said["seed"] + self.more} if "seed" in said else {})


@dataclass(frozen=True, slots=True)
class Deps:
    """Everything that a run needs from outside, and which agents it has.

    `specialists` are by their names; no model is told of `tools_off`; without `words` the plan is code's draft, and the
    itinerary agent is not asked.
    """

    data: TravelData
    client: AsyncOpenAI
    model: str
    tracer: OITracer = field(default_factory=no_tracer)
    prompts: Prompts = FOLDER
    limits: Limits = Limits()
    live: Live = NOTHING_LIVE
    meaning: Meaning | None = None
    sampling: Sampling = Sampling()
    specialists: Mapping[str, Specialist] = field(default_factory=all_specialists)
    tools_off: frozenset[str] = frozenset()
    words: bool = True


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
        parameters = deps.sampling.over(prompt.parameters)
        return Chat(deps.client, deps.model, parameters, self.usage, prompt.template, prompt.label, variables)
