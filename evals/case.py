"""What an experiment is run on."""

import hashlib
import json
from datetime import date
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, JsonValue

from synthetic.case import Case, Pair, Split
from synthetic.expected.expected import Expected
from synthetic.facts.facts import Facts
from synthetic.persona import Persona

VERSION = 1
"""Of the format of a line; a reader refuses others."""


class EvalCase(BaseModel):
    """A request, what is known of it, and what is expected; what is None cannot be evaluated against.

    `cluster` names cases that are no independent evidence: those of one tuple. `asked_on` is the day that the request
    is of: dates in the form, and what is expected, hold for that day.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    version: Literal[1] = VERSION
    id: str
    cluster: str
    form: dict[str, JsonValue]
    tuple: dict[str, str] = {}
    split: Split | None = None
    facts: Facts | None = None
    expected: Expected | None = None
    pair: Pair | None = None
    text: str = ""
    trace_id: str | None = None
    asked_on: date | None = None
    persona: Persona | None = None

    @classmethod
    def of(cls, case: Case) -> Self:
        """A synthetic case."""
        same = {"id", "form", "tuple", "split", "facts", "expected", "pair", "asked_on", "persona"}
        kept = case.model_dump(include=same)
        return cls(**kept, cluster=digest(case.tuple), text=case.words.text)


def digest(content: JsonValue | dict[str, str]) -> str:
    """Sixteen hex digits of a content, whatever the order of its keys."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
