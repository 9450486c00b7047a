"""One question to a model: reason first, then a word; asked again a few times where the reply cannot be read."""

import functools
import hashlib
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Annotated, Any, Literal, NamedTuple, cast

from openai import AsyncOpenAI
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, create_model

from agents.llm.chat import Chat
from agents.llm.errors import REPLY_FAULTS, ModelError
from agents.llm.usage import Usage
from evals.judges.rubric import Rubric
from evals.row import Spent

ATTEMPTS = 3
NO_LIMIT = sys.maxsize
"""Of tokens: what may be spent is the runner's to say, before it asks."""
_SAID = Field(description="which words of the text decide, and why")


class Reply(BaseModel):
    """What the model said."""

    model_config = ConfigDict(extra="forbid")
    reason: str
    label: str


class Answer(NamedTuple):
    """A reply, or what the last attempt failed of; the cost of all attempts, milliseconds of the whole."""

    reply: Reply | ModelError
    spent: Spent
    elapsed_ms: int


@dataclass(frozen=True, slots=True)
class Model:
    """Where and how to ask. `temperature` overrides the rubric's; `attempts` counts the first one."""

    client: AsyncOpenAI
    name: str
    temperature: float | None = None
    attempts: int = ATTEMPTS

    async def ask(self, rubric: Rubric, shown: Mapping[str, str], case: str, judging: int) -> Answer:
        """Ask until a reply can be read, at most `attempts` times; never raises `ModelError`."""
        usage, began = Usage(NO_LIMIT), perf_counter()
        reply: Reply | ModelError | None = None
        for attempt in range(self.attempts):
            reply = await self._try(rubric, shown, _seed(case, judging, attempt), attempt, usage)
            if isinstance(reply, Reply) or reply.fault not in REPLY_FAULTS:
                break
        assert reply is not None
        spent = Spent(calls=usage.calls, prompt_tokens=usage.prompt_tokens, completion_tokens=usage.completion_tokens)
        return Answer(reply, spent, round((perf_counter() - began) * 1000))

    async def _try(
        self, rubric: Rubric, shown: Mapping[str, str], seed: int, attempt: int, usage: Usage
    ) -> Reply | ModelError:
        parameters = rubric.front.parameters.model_dump(exclude_none=True)
        if self.temperature is not None:
            parameters["temperature"] = self.temperature
        if attempt or parameters.get("temperature") != 0:
            parameters["seed"] = seed
        variables = json.dumps(dict(shown), ensure_ascii=False)
        chat = Chat(self.client, self.name, parameters, usage, rubric.context, rubric.label, variables)
        try:
            return await chat.write(rubric.messages(shown), reply_shape(tuple(rubric.front.labels)))
        except ModelError as error:
            return error


@functools.lru_cache(maxsize=64)
def reply_shape(labels: tuple[str, ...]) -> type[Reply]:
    """The reply with these labels alone; the order of its fields is the order of writing."""
    word = cast(Any, Literal[labels])
    return create_model(
        "Judgement", __base__=Reply, reason=(Annotated[str, AfterValidator(_said)], _SAID), label=(word, ...)
    )


def _said(reason: str) -> str:
    """A verdict without a reason is none. Not in the schema: some endpoints refuse a least length."""
    if not reason.strip():
        raise ValueError("no reason is given")
    return reason.strip()


def _seed(case: str, judging: int, attempt: int) -> int:
    """The same on any machine; 31 bits, which every endpoint takes."""
    content = hashlib.sha256(f"{case}\0{judging}\0{attempt}".encode()).digest()
    return int.from_bytes(content[:4]) >> 1
