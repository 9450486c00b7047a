"""Putting a change into words, and reading them back before they are sent."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from synthetic.case import Case
from synthetic.facts.facts import Goal
from synthetic.persona import Persona
from synthetic.traveller.heard import hear
from synthetic.traveller.intended import Intended, misspoken
from synthetic.traveller.phrases import Part, fitted, phrase
from synthetic.traveller.record import Manner, TravellerError
from synthetic.traveller.seen import Seen
from synthetic.traveller.temper import temper_of

WORDINGS = 4
"""How often a request is put into other words before one is sent that does not read back."""

Say = Callable[[Goal, Persona, str, int], str]
"""(goal, persona, mood, seed) → a request in the person's words."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks, and in which mood. `slips` is the share of requests said wrongly."""

    persona: Persona
    mood: str
    seed: int
    slips: float

    @classmethod
    def of(cls, case: Case, seed: int, slips: float) -> "Person":
        """The person of a case."""
        return cls(case.persona, case.tuple.get("mood", "neutral"), case.seed + seed, slips)

    def draws(self, turn: int) -> Random:
        """The draws of one turn; those of another do not depend on them."""
        return Random(f"{self.seed}:{turn}")


class Spoken(NamedTuple):
    """A follow-up, what the independent reader makes of it, and how many wordings that took."""

    text: str
    heard: Intended | None
    error: TravellerError | None
    wordings: int


class Spirit(NamedTuple):
    """How something is said, and what objections refer to."""

    manner: Manner
    evidence: str


def speak(person: Person, meant: Intended, plan: Seen, spirit: Spirit, rng: Random, say: Say) -> Spoken:
    """A follow-up of at most 300 characters that asks for what is meant, or for something else by mistake."""
    slip = misspoken(meant, plan, rng) if rng.random() < person.slips else None
    wanted = slip or meant
    openings = _openings(person, spirit, rng)
    text, heard, wordings = "", None, 0
    while wordings < WORDINGS and not wanted.means(heard):
        request = say(wanted.goal, person.persona, person.mood, rng.getrandbits(31))
        text, wordings = fitted(openings, request), wordings + 1
        heard = hear(text, plan)
    error = None
    if not meant.means(heard):
        error = TravellerError(meant=str(meant), said=str(heard) if heard else None, planted=slip is not None)
    return Spoken(text, heard, error, wordings)


def _openings(person: Person, spirit: Spirit, rng: Random) -> list[str]:
    """What comes before the request; where all does not fit, the first of it is left out."""
    parts: list[Part] = [] if spirit.manner == "ask" else [spirit.manner]
    if rng.random() < temper_of(person.mood, person.persona).tangents:
        parts = ["tangent", *parts]
    said = [phrase(part, person.mood, rng, spirit.evidence) for part in parts]
    return [each.lower() for each in said] if "lower_case" in person.persona.habits else said
