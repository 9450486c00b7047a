"""`experiment.json`: what was asked, with the version of everything that decides on a row or a verdict."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

NAME = "experiment.json"
VERSION = 1
"""Of the format; a reader refuses others."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Versioned(_Frozen):
    """A variant, an evaluator, a judge or a part of the code, and the digest of its content."""

    name: str
    digest: str


class CasesUsed(_Frozen):
    """The file's name, the digest of the cases that were taken from it, and how many they are."""

    file: str
    version: str
    count: int


class StopRule(_Frozen):
    """End when an evaluator has told each variant from the first, or told that it is not worse by the margin.

    `evaluator` as verdicts name it; `margin` of a rate, 0 to 1: with 0 a variant has to be better or worse.
    """

    evaluator: str
    margin: float = Field(default=0.0, ge=0, lt=1)

    def __str__(self) -> str:
        return f"{self.evaluator}, margin {100 * self.margin:g}"


class Experiment(_Frozen):
    """What was asked. The first variant is what the others are compared with.

    With a rule to `stop`, the order of work is tuple by tuple. `judgings` is how often a judge looks at each output;
    `source` says in words where rows come from, where not all agents have run for them; `today` is the day of cases
    without one. `began` is for people: nothing is ordered by it, nor compared.
    """

    version: Literal[1] = VERSION
    cases: CasesUsed
    variants: tuple[Versioned, ...] = Field(min_length=1)
    evaluators: tuple[Versioned, ...] = ()
    judges: tuple[Versioned, ...] = ()
    repetitions: int = Field(default=1, ge=1)
    judgings: int = Field(default=1, ge=1)
    seed: int = 0
    source: str = ""
    stop: StopRule | None = None
    models: tuple[Versioned, ...] = ()
    code: tuple[Versioned, ...] = ()
    today: date | None = None
    began: datetime | None = None


def changed(was: Experiment, now: Experiment) -> list[str]:
    """What is not as it was when the experiment began, a sentence each."""
    return [sentence for said in _changes(was, now) for sentence in said]


def _changes(was: Experiment, now: Experiment) -> Iterator[Iterator[str]]:
    if was.cases != now.cases:
        yield iter([f"the cases were {_said(was.cases)}, are {_said(now.cases)}"])
    yield _listed("variant", was.variants, now.variants)
    yield _listed("evaluator", was.evaluators, now.evaluators)
    yield _listed("judge", was.judges, now.judges)
    yield _listed("model of", was.models, now.models)
    yield _listed("code of", was.code, now.code)
    for name in ("repetitions", "judgings", "seed", "source", "stop", "today"):
        before, after = getattr(was, name), getattr(now, name)
        if before != after:
            yield iter([f"{name} was {_none(before)}, is {_none(after)}"])


def _listed(kind: str, was: Sequence[Versioned], now: Sequence[Versioned]) -> Iterator[str]:
    before, after = (_digests(side) for side in (was, now))
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield f"{kind} {name!r} was {before.get(name, 'not there')}, is {after.get(name, 'not there')}"
    if before == after and list(before) != list(after):
        yield f"the order of {kind}s was {', '.join(before)}, is {', '.join(after)}"


def _digests(listed: Sequence[Versioned]) -> dict[str, str]:
    """By name; judges of one rubric, which differ in version or model, share theirs."""
    found: dict[str, str] = {}
    for one in listed:
        found[one.name] = f"{found[one.name]} and {one.digest}" if one.name in found else one.digest
    return found


def _said(cases: CasesUsed) -> str:
    return f"{cases.count} of {cases.file}, version {cases.version}"


def _none(value: object) -> object:
    """What is empty by name; 0 is no such thing."""
    return "none" if value in ("", None) else value
