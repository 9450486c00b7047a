"""What a person writes into one field: facts, mood, clarity and purpose, in the order of a message."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

from synthetic.facts.facts import Facts
from synthetic.persona import Persona
from synthetic.wording import figures
from synthetic.wording.clauses import Clause, clauses
from synthetic.wording.draw import Draw
from synthetic.wording.part import Part
from synthetic.wording.phrasebook import phrasebook
from synthetic.wording.values import values_of


class Manner(NamedTuple):
    """What stands around the facts: chances of a greeting, of an explicit request, and of thanks or a name at the end.

    `lines`: greeting and end stand on lines of their own, as in a mail.
    """

    greets: float
    asks: float
    thanks: float
    lines: bool = False


LANGUAGES = ("de", "es", "fr", "it", "nl", "pt")
BARE, NOTE, MAIL = Manner(0.0, 0.3, 0.0), Manner(0.6, 0.6, 0.4), Manner(1.0, 0.8, 0.95, lines=True)


class Message:
    """All that is drawn for one field of one request."""

    def __init__(self, tuple: Mapping[str, str], persona: Persona, facts: Facts, rng: Random) -> None:
        self.tuple, self.persona, self.facts = tuple, persona, facts
        values = values_of(persona, facts, rng)
        self.draw = Draw(phrasebook(), rng, values)
        values["interests"] = self.interests()
        self.clauses: list[Clause] = clauses(tuple, facts, self.draw)
        self.languages: Sequence[str] = _languages(persona) if self.value("clarity") == "mixed_languages" else ()

    def value(self, dimension: str) -> str:
        """The tuple's value in a dimension, empty where it has none."""
        return self.tuple.get(dimension, "")

    def interests(self, file: str = "interests") -> str:
        """What all interests are called, joined; in another language by the name of its file."""
        groups = [f"{file}.{interest}" for interest in self.draw.shuffled(self.facts.interests)]
        if len(groups) == 1 and self.draw.has(alone := f"{groups[0]}_alone") and self.draw.maybe(0.4):
            return self.draw.say(alone)
        named = [self.draw.say(group) for group in groups]
        conjunction = self.draw.say(f"{file}.and") if self.draw.has(f"{file}.and") else "and"
        return figures.joined(named, conjunction) if named else ""

    def in_voice(self, group: str) -> str:
        """The group as one who travels alone says it, where there is one."""
        alone = f"{group}_solo"
        return alone if self.facts.party.size == 1 and self.draw.has(alone) else group

    def manner(self) -> Manner:
        """How much there is around the facts, by the habits."""
        habits = {*self.persona.habits}
        if "formal" in habits or self.value("clarity") == "over_long":
            return MAIL
        weights = (5, 3, 1) if habits & {"terse", "no_punctuation", "abbreviations"} else (3, 4, 3)
        return self.draw.rng.choices((BARE, NOTE, MAIL), weights)[0]

    def first(self, manner: Manner) -> Iterator[Part]:
        """What stands before the facts."""
        mood = self.value("mood")
        formal = "formal" in self.persona.habits
        if mood != "frustrated" and self.languages:
            yield Part(self.draw.say(f"{self.languages[0]}.greeting"), own_line=manner.lines, end="!")
        elif mood != "frustrated" and self.draw.maybe(manner.greets):
            end = "," if formal else self.draw.one_of((",", "!", "!", ""))
            said = self.draw.say("intent.greeting_formal" if formal else "intent.greeting")
            yield Part(said, own_line=manner.lines or end != "!", end=end)
        if self.draw.has(f"mood.{mood}_first"):
            yield Part(self.draw.say(f"mood.{mood}_first"))

    def last(self, manner: Manner, *, asks: bool) -> Iterator[Part]:
        """What stands after them: the request for a plan unless the facts make one, mood, thanks."""
        mood = self.value("mood")
        if not asks and self.draw.maybe(manner.asks):
            yield Part(self.draw.say("intent.ask_frustrated" if mood == "frustrated" else "intent.ask"))
        if self.draw.has(f"mood.{mood}_last") and self.draw.maybe(0.95):
            yield Part(self.draw.say(f"mood.{mood}_last"))
        if mood == "neutral" and self.draw.maybe(manner.asks / 3):
            yield Part(self.draw.say("mood.neutral"))
        if mood != "frustrated" and self.draw.maybe(manner.thanks):
            yield self.closing(own_line=manner.lines)

    def closing(self, *, own_line: bool = False) -> Part:
        """Thanks or a name."""
        group = "intent.closing_formal" if "formal" in self.persona.habits else "intent.closing"
        said = self.draw.say(f"{self.draw.one_of(self.languages)}.closing" if self.languages else group)
        named = said.endswith((self.persona.name, self.persona.name.split()[0]))
        return Part(said, own_line=own_line, end="" if named else ".")

    def asides(self) -> Iterator[str]:
        """What stands among the facts and is none."""
        if self.value("mood") == "chatty" and self.draw.maybe(0.8):
            yield self.draw.say("mood.chatty_mid")
        if self.value("clarity") == "vague":
            yield self.draw.say("clarity.vague")

    def scattered(self, said: Sequence[str], more: Sequence[str], *, after: int = 0) -> list[str]:
        """Both, each in its order, one among the other; `more` comes after so many."""
        places = sorted(self.draw.rng.randint(min(after, len(said)), len(said)) for _ in more)
        mixed = list(said)
        for offset, (place, sentence) in enumerate(zip(places, more, strict=True)):
            mixed.insert(place + offset, sentence)
        return mixed


def _languages(persona: Persona) -> tuple[str, ...]:
    """One or two other languages that a person speaks: the own one first, where there is a file of it."""
    rng, own = Random(persona.name), persona.locale[:2]
    first, second = rng.sample(LANGUAGES, 2)
    first = own if own in LANGUAGES else first
    return (first, second) if second != first and rng.random() < 0.2 else (first,)
