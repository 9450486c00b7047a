"""What a specialist is, and how the folder's specialists are found."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar, get_type_hints

from pydantic import BaseModel

from agents.folder import import_folder
from agents.handoffs import Handoff
from agents.toolbox import Answers
from agents.trip import Trip

Reply = TypeVar("Reply", bound=BaseModel)
Assemble = Callable[[Reply, Answers, Trip], Handoff]


@dataclass(frozen=True, slots=True)
class Specialist:
    """An agent: what it does, the tools it may pick from, the shape of its reply, the code that makes a hand-off."""

    name: str
    does: str
    tools: tuple[str, ...]
    reply: type[BaseModel]
    assemble: Assemble[Any]
    instead_of: str | None = None

    @property
    def handoff(self) -> type[Handoff]:
        """The type of its hand-offs, as `assemble` is annotated."""
        return get_type_hints(self.assemble)["return"]


_REGISTRY: dict[str, Specialist] = {}
_STAND_INS: dict[str, Specialist] = {}


def specialist(
    name: str, does: str, *, tools: Sequence[str], reply: type[Reply], instead_of: str | None = None
) -> Callable[[Assemble[Reply]], Assemble[Reply]]:
    """Register `assemble(reply, answers, trip)` as the agent `name`; its prompt is `prompts/<name>.v<N>.md`.

    `does` is a few words for the page. The `facts` of the hand-off stand in the plan, its `summary` in the itinerary
    agent's prompt. One that is there `instead_of` another is in no graph unless a caller puts it in that one's place.
    """

    def register(assemble: Assemble[Reply]) -> Assemble[Reply]:
        registry = _STAND_INS if instead_of else _REGISTRY
        registry[name] = Specialist(name, does, tuple(tools), reply, assemble, instead_of)
        return assemble

    return register


@functools.cache
def all_specialists() -> Mapping[str, Specialist]:
    """Every specialist of this folder by name."""
    import_folder(__name__, __file__)
    return MappingProxyType(_REGISTRY)


@functools.cache
def stand_ins() -> Mapping[str, Specialist]:
    """Every specialist that is there instead of another, by its own name."""
    all_specialists()
    return MappingProxyType(_STAND_INS)
