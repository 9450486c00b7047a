"""What a person answers when asked: the truth, as the facts hold it."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from agents.data.tables import TravelData
from agents.questions.registry import Answer, Question
from synthetic.facts.facts import Facts


class NoAnswer(ValueError):
    """The facts hold no answer to a question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and all that the person who is asked knows; `seed` decides what the facts leave open."""

    question: Question
    facts: Facts
    data: TravelData
    seed: str

    def choice(self, id: str) -> Answer:
        """The choice of that id; raises `NoAnswer` when it is not offered."""
        ids = [choice.id for choice in self.question.choices]
        if id not in ids:
            raise NoAnswer(f"{self.question.code} offers no choice {id!r}, only {', '.join(ids)}")
        return Answer(question=self.question.code, choice=id)

    def words(self, text: str) -> Answer:
        """An answer in words."""
        return Answer(question=self.question.code, text=text)


Reply = Callable[[Asked], Answer]
_REPLIES: dict[str, Reply] = {}


def reply(*codes: str) -> Callable[[Reply], Reply]:
    """Register how questions of these codes are answered."""

    def register(function: Reply) -> Reply:
        _REPLIES.update(dict.fromkeys(codes, function))
        return function

    return register


def true_answer(asked: Asked) -> Answer:
    """The answer; raises `NoAnswer` for a question that nobody has taught us, or that the facts do not settle."""
    answer = _REPLIES.get(asked.question.code)
    if answer is None:
        raise NoAnswer(f"no answer is known to {asked.question.code!r}; known: {', '.join(known_codes())}")
    return answer(asked)


def known_codes() -> list[str]:
    """The questions that can be answered."""
    return sorted(_REPLIES)


@reply("unknown_destination", "which_destination")
def _destination(asked: Asked) -> Answer:
    """The city that is meant; a place that the data does not know is named again."""
    meant = asked.facts.destination_id
    if meant is None:
        return asked.words(asked.facts.destination)
    offered = [choice.id for choice in asked.question.choices if choice.patch.get("destination_id") == meant]
    return asked.choice(offered[0]) if offered else asked.words(asked.data.destination(meant).label)


@reply("which_length")
def _length(asked: Asked) -> Answer:
    """The number of days: an end is there only to contradict it."""
    return asked.choice("days")


@reply("level_or_style")
def _level(asked: Asked) -> Answer:
    """The style: the words about money were the loose ones."""
    return asked.choice("style")


@reply("impossible_budget")
def _budget(asked: Asked) -> Answer:
    """Any of what is offered, by the seed: a change, or the plan anyway."""
    draw = random.Random(f"{asked.seed}:{asked.question.code}")
    return asked.choice(draw.choice(asked.question.choices).id)
