"""Stricter definitions, drafted by a model from texts of train on which judge and people differ."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from openai import AsyncOpenAI
from pydantic import BaseModel, ConfigDict, Field, create_model

from agents.llm.chat import Chat
from agents.llm.usage import Usage
from agents.prompt import parse_prompt
from evals.judges.judgement import Judgement
from evals.judges.rubric import Rubric
from evals.labels.material import LabelledText

FILE = Path(__file__).with_name("draft.md")
MOST = 20
"""Disagreements that are shown, the first ones by item."""


class Wrong(NamedTuple):
    """A text on which the judge and most people differ."""

    text: LabelledText
    judgement: Judgement


class _Definitions(BaseModel):
    model_config = ConfigDict(extra="forbid")


def wrong_ones(texts: Sequence[LabelledText], said: Mapping[str, Judgement]) -> list[Wrong]:
    """Those of which the judge says another thing than most people, by item."""
    found = [Wrong(one, said[one.item]) for one in sorted(texts, key=lambda one: one.item) if one.passes is not None]
    return [one for one in found if one.judgement.said.outcome != ("pass" if one.text.passes else "fail")]


async def draft(rubric: Rubric, task: str, wrong: Sequence[Wrong], client: AsyncOpenAI, model: str) -> dict[str, str]:
    """A definition for each label that passes or fails.

    Raises:
        ModelError: the call failed, or its reply cannot be read.
    """
    prompt = parse_prompt(FILE.name, "draft", 1, FILE.read_text(encoding="utf-8"))
    labels = [name for name in rubric.front.labels if rubric.outcome(name) != "unscored"]
    defined = "\n".join(f"{name}: {rubric.front.labels[name].means or '(not defined)'}" for name in labels)
    shown = {"task": task, "definitions": defined, "disagreements": "\n".join(_shown(one) for one in wrong[:MOST])}
    chat = Chat(client, model, prompt.parameters, Usage(sys.maxsize), prompt.template, prompt.label, json.dumps(shown))
    reply = await chat.write(prompt.messages(**{name: _data(text) for name, text in shown.items()}), _shape(labels))
    return {name: " ".join(str(text).split()) for name, text in reply.model_dump().items()}


def _shape(labels: Sequence[str]) -> type[_Definitions]:
    fields: dict[str, Any] = {name: (Annotated[str, Field(min_length=1)], ...) for name in labels}
    return create_model("Definitions", __base__=_Definitions, **fields)


def _shown(one: Wrong) -> str:
    text = "\n\n".join(one.text.shown.values())
    people = "; ".join(f"{label.verdict}: {label.comment or 'no reason given'}" for label in one.text.labels)
    said = one.judgement.said
    return f"Text: {text}\nPeople: {people}\nJudge: {said.outcome}: {said.reason}\n"


def _data(text: str) -> str:
    """So that no text closes or opens a tag."""
    return text.replace("<", "‹")
