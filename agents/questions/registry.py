"""What a question is, how it is answered, and how the folder's questions are found."""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agents.data.tables import TravelData
from agents.folder import import_folder
from agents.request import TripRequest
from agents.trip import Refusal

MOST_QUESTIONS = 4
"""A run asks at most so often; after that it plans with what it has, or says why it cannot."""

Patch = dict[str, Any]
"""Fields of the request and their new values, as JSON."""


class Choice(BaseModel):
    """An answer to pick. An empty `patch` leaves the request as it is and settles the question."""

    model_config = ConfigDict(frozen=True)
    id: str
    label: str
    patch: Patch = {}


class Answer(BaseModel):
    """What the traveller says: the id of a choice, or words."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    question: str | None = Field(default=None, max_length=40, description="code of the question that is answered")
    choice: str | None = Field(default=None, max_length=40, description="id of one of the choices")
    text: str | None = Field(default=None, max_length=200, description="an answer in words, in place of a choice")


class Question(BaseModel):
    """One question about one field; `text_patch` holds what else changes when it is answered in words."""

    model_config = ConfigDict(frozen=True)
    code: str
    field: str
    text: str
    choices: list[Choice]
    text_hint: str
    text_patch: Patch = {}

    def answered(self, request: TripRequest, answer: Answer) -> TripRequest:
        """The request as the answer changes it.

        Raises:
            Refusal: the answer is no choice of this question, or its words are not understood.
        """
        patch = self._patch(answer)
        form = request.model_dump(mode="json") | patch
        try:
            return TripRequest.model_validate(form)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            said = str(first["msg"]).removeprefix("Value error, ")
            raise Refusal(self.field, f"answer {self.said(answer)!r} is not understood: {said}") from error

    def said(self, answer: Answer) -> str:
        """The answer in words."""
        chosen = next((choice for choice in self.choices if choice.id == answer.choice), None)
        return chosen.label if chosen else (answer.text or "").strip()

    def settled_by(self, answer: Answer) -> bool:
        """Whether the answer changes nothing, so that the question must not come again."""
        return not self._patch(answer)

    def _patch(self, answer: Answer) -> Patch:
        if answer.choice is not None:
            chosen = next((choice for choice in self.choices if choice.id == answer.choice), None)
            if chosen is None:
                allowed = ", ".join(choice.id for choice in self.choices)
                raise Refusal("choice", f"choice {answer.choice!r} is not one of this question's; allowed: {allowed}")
            return chosen.patch
        words = (answer.text or "").strip()
        if not words:
            raise Refusal(self.field, "the answer is empty; give the id of a choice, or words")
        numbers = re.findall(r"\d+", words)
        return self.text_patch | {self.field: numbers[0] if self.field == "days" and len(numbers) == 1 else words}


Ask = Callable[[TripRequest, TravelData, date], Question | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question: when it is due, in which order, and what it says."""

    code: str
    order: int
    means: str
    ask: Ask


_REGISTRY: dict[str, Kind] = {}


def question(code: str, *, order: int) -> Callable[[Ask], Ask]:
    """Register `ask(request, data, today)`, which returns a question or None; the lowest order is asked first."""

    def register(ask: Ask) -> Ask:
        means = (ask.__doc__ or "").strip().partition("\n")[0]
        _REGISTRY[code] = Kind(code, order, means, ask)
        return ask

    return register


@functools.cache
def all_questions() -> tuple[Kind, ...]:
    """Every kind of this folder, in the order of asking."""
    import_folder(__name__, __file__)
    return tuple(sorted(_REGISTRY.values(), key=lambda kind: kind.order))


def next_question(
    request: TripRequest, data: TravelData, today: date, settled: frozenset[str] = frozenset()
) -> Question | None:
    """The first question that the request leaves open and that is not settled, or None when it is clear."""
    for kind in all_questions():
        if kind.code not in settled and (due := kind.ask(request, data, today)):
            return due
    return None
