"""Orders in a code: decoded in every usual way, and looked at again."""

from collections.abc import Iterator

from agents.guards.blobs import blobs
from agents.guards.lexicon import lexicon
from agents.guards.readings import other_readings
from agents.guards.registry import first_found, guard
from agents.guards.text import Text

MOST_DECODED = 2
SIGNS = (
    "ignor", "disreg", "forget", "overrid", "bypass", "instruc", "prompt", "system", "reveal", "rules", "pretend",
    "you are", "jailbreak", "script", "admin", "password", "traveller", "database",
)  # fmt: skip
"""A text that was read in another way is looked at thoroughly only if it holds one of these: most do not."""


@guard("encoded", reads_as="hidden text with orders to the planner", instead="Write plain words instead.")
def encoded(text: Text) -> Iterator[str]:
    """Base64, hexadecimal, rot13, backwards, digits for letters, letters apart: what comes out is an attack."""
    if text.depth == MOST_DECODED:
        return
    layers = [(said, text.depth + 1) for said in blobs(text.shown)]
    if not text.depth:
        readings = other_readings(text.shown, lexicon().known)
        layers += [(said, MOST_DECODED) for said in readings if any(sign in said.lower() for sign in SIGNS)]
    for said, depth in layers:
        found = first_found(Text.of(said, of_tool=text.of_tool, depth=depth))
        if found:
            yield found[1]
