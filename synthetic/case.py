"""A case: a tuple made definite, what is expected of it, and the words of a person."""

import hashlib
import json
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from synthetic.expected.expected import Expected
from synthetic.facts.facts import Facts
from synthetic.persona import Persona

VERSION = 1
"""Of the format of a line; a reader refuses others."""

Split = Literal["train", "dev", "test"]
SHARES: tuple[tuple[Split, float], ...] = (("train", 0.2), ("dev", 0.4), ("test", 0.4))


class Words(BaseModel):
    """What the person writes.

    `intent` is the plain sentence that the words were made from; `text` the whole request in one message, as for a free
    text field; `notes` what goes into the form's field for notes, at most 1,000 characters. `writer` names what wrote
    it: `grammar@<digest>` or a model and its prompt version; `attempts` how often until nothing was lost.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    intent: str
    text: str
    notes: str
    writer: str
    attempts: int = 1


class Pair(BaseModel):
    """A case made from another one by a perturbation with a stated relation between the two results."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    of: str
    perturbation: str


class Case(BaseModel):
    """One line of a file of cases. `dimensions` is the digest of the file that `tuple` is from."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    version: Literal[1] = VERSION
    id: str
    dimensions: str
    tuple: dict[str, str]
    seed: int
    asked_on: date
    split: Split
    persona: Persona
    facts: Facts
    expected: Expected
    words: Words
    form: dict[str, JsonValue]
    pair: Pair | None = None


def case_id(tuple: dict[str, str], seed: int, words: Words, form: dict[str, JsonValue]) -> str:
    """An id by content: the same case has the same id on any machine, and another one never has."""
    content = json.dumps([tuple, seed, words.text, form], sort_keys=True, ensure_ascii=False)
    return f"c-{hashlib.sha256(content.encode()).hexdigest()[:16]}"


def split_of(tuple: dict[str, str]) -> Split:
    """The split of a tuple, by its content, so that no tuple is in two of them."""
    content = json.dumps(tuple, sort_keys=True, ensure_ascii=False)
    place = int(hashlib.sha256(content.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF
    for name, share in SHARES:
        if place <= share:
            return name
        place -= share
    return SHARES[-1][0]
