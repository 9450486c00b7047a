"""What writes: the grammar, or a model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from synthetic.facts.facts import Facts
from synthetic.persona import Persona
from synthetic.wording.compose import Draft, compose
from synthetic.wording.phrasebook import phrasebook


class WriterError(RuntimeError):
    """A writer cannot go on; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a writer is told. A model is shown `intent` and `persona` alone."""

    tuple: Mapping[str, str]
    persona: Persona
    facts: Facts
    intent: str
    seed: int


class Writer(Protocol):
    """Writes candidates for the words of requests."""

    @property
    def name(self) -> str:
        """As it stands in `Words.writer`."""
        ...

    @property
    def at_once(self) -> int:
        """How many requests are best handed over together."""
        ...

    def drafts(self, briefs: Sequence[Brief]) -> list[Sequence[Draft]]:
        """Candidates for each brief; none where the writer refused it.

        Raises:
            WriterError: the writer cannot go on.
        """
        ...


class GrammarWriter:
    """Writes by the phrases of `phrases/`, without a model; one candidate each."""

    at_once = 1

    @property
    def name(self) -> str:
        """With the digest of the phrases."""
        return f"grammar@{phrasebook().digest}"

    def drafts(self, briefs: Sequence[Brief]) -> list[Sequence[Draft]]:
        """The same seed gives the same words."""
        return [[compose(brief.tuple, brief.persona, brief.facts, brief.seed)] for brief in briefs]
