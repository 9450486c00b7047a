"""Work that has nothing to do with a trip."""

from collections.abc import Iterator

from agents.guards.registry import guard
from agents.guards.text import Text


@guard("off_topic", reads_as="a task that is no part of a trip", instead="This planner only plans trips.")
def off_topic(text: Text) -> Iterator[str]:
    """Essays, code, advice on health, law or votes, help with crimes. What a tool returns is never a task."""
    if not text.of_tool:
        yield from text.says("off_topic")
