"""`words.yaml`: what phrases mean, and which topics a place is about."""

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from agents.data.building.files import WORDS
from agents.data.building.place_files import PlaceEntry
from agents.data.records import Interest, PlaceKind, Weekday
from agents.data.traits import Trait
from agents.data.vocabulary import Sense, Vocabulary

TopicName = Annotated[str, StringConstraints(pattern=r"^[a-z]+$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Topic(_Part):
    """How one speaks of a topic, and which kinds and interests imply it."""

    said: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    kinds: tuple[PlaceKind, ...] = ()
    interests: tuple[Interest, ...] = ()

    @model_validator(mode="after")
    def _each_phrase_once(self) -> "Topic":
        phrases = (*self.said, *self.asked)
        twice = sorted({phrase for phrase in phrases if phrases.count(phrase) > 1})
        if twice:
            raise ValueError(f"{', '.join(map(repr, twice))} stand twice; each phrase once, under said or asked")
        return self


class Words(_Part):
    """The file."""

    stop: tuple[str, ...]
    traits: dict[Trait, tuple[str, ...]]
    weekdays: dict[Weekday, tuple[str, ...]]
    topics: dict[TopicName, Topic]

    def senses(self) -> Iterator[Sense]:
        """Every phrase with each of its meanings."""
        yield from (Sense(phrase, "stop", "", False) for phrase in self.stop)
        yield from (Sense(phrase, "trait", trait, False) for trait, all in self.traits.items() for phrase in all)
        yield from (Sense(phrase, "weekday", day, False) for day, all in self.weekdays.items() for phrase in all)
        for name, topic in self.topics.items():
            yield from (Sense(phrase, "topic", name, True) for phrase in topic.said)
            yield from (Sense(phrase, "topic", name, False) for phrase in topic.asked)

    def topics_of(self, place: PlaceEntry) -> list[str]:
        """What the place's name and note speak of, and what its kind and interests imply."""
        said = self._of_texts.read(f"{place.name}. {place.note}").topics
        implied = (
            name
            for name, topic in self.topics.items()
            if place.kind in topic.kinds or not set(topic.interests).isdisjoint(place.interests)
        )
        return sorted({*said, *implied})

    @cached_property
    def _of_texts(self) -> Vocabulary:
        return Vocabulary(sense for sense in self.senses() if sense.said)


@cache
def read_words() -> Words:
    """Read and check the file; raises pydantic's `ValidationError` when it breaks the format."""
    raw: Any = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return Words.model_validate(raw)
