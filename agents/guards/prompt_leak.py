"""Questions about the planner's own instructions."""

from collections.abc import Iterator

from agents.guards.registry import guard
from agents.guards.text import Text


@guard("prompt_leak", reads_as="a request about the planner's own instructions")
def prompt_leak(text: Text) -> Iterator[str]:
    """The prompt, the setup or what stands above is to be shown; a traveller has no reason to mention them at all."""
    yield from text.says("prompt_leak")
    if not text.of_tool:
        yield from text.says("inner_workings")
