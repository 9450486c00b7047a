"""What a person writes into one field: facts, mood, clarity and purpose, in the order of a message."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from synthetic.facts.facts import Facts
from synthetic.persona import Persona
from synthetic.wording import figures
from synthetic.wording.clauses import Clause, clauses
from synthetic.wording.draw import Draw
from synthetic.wording.phrasebook import phrasebook
from synthetic.wording.values import values_of

POLITE = 0.55
"""Share of messages with a greeting, and of those with thanks or a name at the end."""


class Message:
    """All that is drawn for one field of one request."""

    def __init__(self, tuple: Mapping[str, str], persona: Persona, facts: Facts, rng: Random) -> None:
        self.tuple, self.persona, self.facts = tuple, persona, facts
        values = values_of(persona, facts, rng)
        self.draw = Draw(phrasebook(), rng, values)
        values["interests"] = self.interests()
        self.clauses: list[Clause] = clauses(tuple, facts, self.draw)

    def value(self, dimension: str) -> str:
        """The tuple's value in a dimension, empty where it has none."""
        return self.tuple.get(dimension, "")

    def interests(self, file: str = "interests") -> str:
        """What all interests are called, joined; in another language by the name of its file."""
        named = [self.draw.say(f"{file}.{interest}") for interest in self.draw.shuffled(self.facts.interests)]
        conjunction = self.draw.say(f"{file}.and") if self.draw.has(f"{file}.and") else "and"
        return figures.joined(named, conjunction) if named else ""

    def first(self) -> Iterator[str]:
        """What stands before the facts."""
        mood = self.value("mood")
        formal = "formal" in self.persona.habits
        if mood != "frustrated" and self.draw.maybe(0.9 if formal else POLITE):
            yield self.draw.say("intent.greeting_formal" if formal else "intent.greeting") + ","
        if self.draw.has(f"mood.{mood}_first"):
            yield self.draw.say(f"mood.{mood}_first")

    def last(self) -> Iterator[str]:
        """What stands after them: the request for a plan, mood, thanks."""
        mood = self.value("mood")
        formal = "formal" in self.persona.habits
        if self.draw.maybe(0.6):
            yield self.draw.say("intent.ask")
        if self.draw.has(f"mood.{mood}_last") and self.draw.maybe(0.85):
            yield self.draw.say(f"mood.{mood}_last")
        if mood == "neutral" and self.draw.maybe(0.3):
            yield self.draw.say("mood.neutral")
        if mood != "frustrated" and self.draw.maybe(POLITE):
            yield self.draw.say("intent.closing_formal" if formal else "intent.closing")

    def asides(self) -> Iterator[str]:
        """What stands among the facts and is none."""
        if self.value("mood") == "chatty" and self.draw.maybe(0.8):
            yield self.draw.say("mood.chatty_mid")
        if self.value("clarity") == "vague":
            yield self.draw.say("clarity.vague")

    def scattered(self, said: Sequence[str], more: Sequence[str]) -> list[str]:
        """Both, each in its order, one among the other."""
        places = sorted(self.draw.rng.randint(0, len(said)) for _ in more)
        mixed = list(said)
        for offset, (place, sentence) in enumerate(zip(places, more, strict=True)):
            mixed.insert(place + offset, sentence)
        return mixed
