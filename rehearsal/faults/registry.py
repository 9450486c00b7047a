"""Declaring faults."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from types import MappingProxyType
from typing import NamedTuple, Self

from rehearsal.answer import Answer
from rehearsal.context import Context
from rehearsal.errors import RequestError
from rehearsal.request import ChatRequest
from rehearsal.sampling import Sampler


class Stage(IntEnum):
    """When a fault acts, in this order: on all by writing it anew, on the content, on its JSON text, on the reply.

    What writes anew comes first, for it would undo what others did.
    """

    ANEW = 0
    CONTENT = 1
    TEXT = 2
    REPLY = 3


Refusal = tuple[RequestError, Mapping[str, str]]


@dataclass(frozen=True)
class Scene:
    """One reply on its way out.

    Attributes:
        request: what was asked.
        context: the messages, read.
        answer: what is about to be said.
        sampler: decided its wording.
        dice: seeded for this request and this fault.
        options: the options of the fault, the defaults filled in.
        did: what the fault did, for the truth file.
        delay: seconds before the first byte, on top of the engine's own latency.
        refusal: what is sent in place of the answer, with its headers.
    """

    request: ChatRequest
    context: Context
    answer: Answer
    sampler: Sampler
    dice: random.Random = field(default_factory=lambda: random.Random(0))
    options: Mapping[str, float] = field(default_factory=dict[str, float])
    did: str = ""
    delay: float = 0.0
    refusal: Refusal | None = None

    def saying(self, answer: Answer, did: str) -> Self:
        """The scene with another answer."""
        return replace(self, answer=answer, did=did)


Act = Callable[[Scene], Scene | None]


class Fault(NamedTuple):
    """One way to fail.

    Attributes:
        name: unique, such as `day_dropped`.
        effect: what it does, one sentence.
        act: changes the scene; None where there is nothing that it could change.
        stage: when it acts.
        options: names and defaults of what a profile may set besides the rate. With `times`, the same request is hit so
            often, then spared once, and so on; 0 hits it every time.
    """

    name: str
    effect: str
    act: Act
    stage: Stage
    options: Mapping[str, float]


_FAULTS: dict[str, Fault] = {}


def fault(name: str, *, effect: str, stage: Stage = Stage.CONTENT, **options: float) -> Callable[[Act], Act]:
    """Declares the function below as a fault. See `Fault` for the arguments.

    Raises:
        ValueError: for a name that is taken.
    """

    def declare(act: Act) -> Act:
        if name in _FAULTS:
            raise ValueError(f"fault {name!r} is declared twice")
        _FAULTS[name] = Fault(name, effect, act, stage, MappingProxyType(options))
        return act

    return declare


def faults() -> tuple[Fault, ...]:
    """All faults in the order in which they act."""
    return tuple(sorted(_FAULTS.values(), key=lambda fault: (fault.stage, fault.name)))


def table() -> str:
    """The faults as a Markdown table: name, options with their defaults, effect."""
    shown = {
        fault.name: ", ".join(f"`{name}` {value:g}" for name, value in fault.options.items()) for fault in faults()
    }
    rows = [f"| `{fault.name}` | {shown[fault.name]} | {fault.effect} |" for fault in faults()]
    return "\n".join(["| fault | options | what it does |", "|---|---|---|", *rows])
