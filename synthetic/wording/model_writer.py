"""A writer that asks a language model, through any OpenAI-compatible endpoint."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from openai import AsyncOpenAI
from pydantic import BaseModel, ConfigDict

from agents.llm.chat import Chat
from agents.llm.errors import REPLY_FAULTS, Fault, ModelError
from agents.llm.usage import Usage
from agents.prompt import load_prompt
from synthetic.wording.compose import LONGEST_NOTES, Draft
from synthetic.wording.writer import Brief, WriterError

PROMPTS = Path(__file__).parent / "prompts"
CANDIDATES = 3
TRIES = 3
"""Calls for one brief, when replies cannot be read."""
MOST_TOKENS = 100_000
"""Of all calls for one brief."""


class Candidate(BaseModel):
    """One message."""

    model_config = ConfigDict(extra="forbid")
    text: str
    notes: str


class Candidates(BaseModel):
    """What the model replies."""

    model_config = ConfigDict(extra="forbid")
    candidates: list[Candidate]


class ModelWriter:
    """Shows the model the intent and the persona, nothing else. Use it as a context manager: it holds connections."""

    at_once = 8

    def __init__(
        self,
        connect: Callable[[], AsyncOpenAI],
        model: str,
        endpoint: str,
        candidates: int = CANDIDATES,
        prompts: Path = PROMPTS,
    ) -> None:
        """Take how to connect, the model's name, and what errors call the endpoint; connects when entered."""
        self._connect, self._model, self._endpoint = connect, model, endpoint
        self._candidates, self._prompt = candidates, load_prompt("word", prompts)
        self._stuck: ModelError | None = None

    def __enter__(self) -> "ModelWriter":
        self._runner = asyncio.Runner()
        self._client = self._connect()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._runner.run(self._client.close())
        self._runner.close()

    @property
    def name(self) -> str:
        """The model with the prompt's version."""
        return f"{self._model}@{self._prompt.label}"

    def drafts(self, briefs: Sequence[Brief]) -> list[Sequence[Draft]]:
        """Candidates for each brief, all at once; none for one that the model refused.

        Where some calls fail for good, their briefs get none, and the next time is an error: no good reply is lost.

        Raises:
            WriterError: the endpoint, and what is wrong with it or with all replies.
        """
        found = self._runner.run(self._all(briefs)) if self._stuck is None else []
        errors = [each for each in found if isinstance(each, ModelError) and each.fault is not Fault.REFUSED]
        self._stuck = self._stuck or next(iter(errors), None)
        if self._stuck and len(errors) == len(found):
            raise WriterError(f"the model {self._model!r} at {self._endpoint} wrote nothing: {self._stuck}")
        return [[] if isinstance(each, ModelError) else each for each in found]

    async def _all(self, briefs: Sequence[Brief]) -> list[Sequence[Draft] | ModelError]:
        return await asyncio.gather(*map(self._asked, briefs))

    async def _asked(self, brief: Brief) -> Sequence[Draft] | ModelError:
        usage, failed = Usage(MOST_TOKENS), ModelError(Fault.EMPTY, "no try was made")
        for number in range(TRIES):
            try:
                return await self._try(brief, usage, brief.seed + number)
            except ModelError as error:
                failed = error
                if error.fault not in REPLY_FAULTS:
                    break
        return failed

    async def _try(self, brief: Brief, usage: Usage, seed: int) -> Sequence[Draft]:
        values = {
            "candidates": str(self._candidates),
            "intent": brief.intent,
            "persona": brief.persona.model_dump_json(include={"name", "locale", "home", "habits"}),
        }
        parameters = {**self._prompt.parameters, "seed": seed}
        chat = Chat(self._client, self._model, parameters, usage, self._prompt.template, self._prompt.label, "{}")
        reply = await chat.write(self._prompt.messages(**values), Candidates)
        drafts = [Draft(each.text.strip(), each.notes.strip()) for each in reply.candidates[: self._candidates]]
        usable = [draft for draft in drafts if draft.text and len(draft.notes) <= LONGEST_NOTES]
        if not usable:
            raise ModelError(
                Fault.UNREADABLE, f"the reply holds no message with notes of up to {LONGEST_NOTES} characters"
            )
        return usable
