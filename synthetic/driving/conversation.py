"""Who sits before the form: what a person does each time that the application has said something."""

from dataclasses import dataclass
from typing import Protocol

from pydantic import JsonValue

from agents.questions.registry import Answer
from synthetic.driving.seen import SeenTrip


@dataclass(frozen=True, slots=True)
class Change:
    """A follow-up to a plan, in words: 2 to 300 characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Stop:
    """The person leaves.

    `mistakes` are what the person, not the application, did wrong, a sentence each; `record` is what the person thinks
    of the conversation, for whoever reads the results.
    """

    reason: str
    mistakes: tuple[str, ...] = ()
    record: JsonValue = None


Act = Answer | Change | Stop
"""An answer is for a trip that waits, a change for one with a plan; any other trip has ended."""


class Traveller(Protocol):
    """A person in a conversation with the application.

    The same trips in the same order give the same acts: a conversation that was cut off is taken up by showing a new
    traveller all that was said until then.
    """

    def next(self, trip: SeenTrip) -> Act:
        """What the person does when the trip waits for an answer or has ended, with or without a plan."""
        ...
