"""How long, how many, how dear, how slow: the values of all runs, and their means."""

from collections.abc import Iterator, Sequence
from statistics import fmean, quantiles

from pydantic import BaseModel, ConfigDict

from evals.artifact import Artifact, RowHead
from evals.artifact.folder import ROWS
from evals.artifact.lines import line_at
from evals.report.shapes import Bill, Spread
from evals.spending import tokens, total


class _Plan(BaseModel):
    model_config = ConfigDict(extra="ignore")
    message: str


class _Output(BaseModel):
    model_config = ConfigDict(extra="ignore")
    itinerary: _Plan | None = None


class _Message(BaseModel):
    """Of a row, the message alone: the rest of it is long and not needed."""

    model_config = ConfigDict(extra="ignore")
    output: _Output | None = None


def spreads_of(artifact: Artifact, variants: Sequence[str]) -> tuple[Spread, ...]:
    """Message length in characters, tokens, USD and seconds of the runs that are done."""
    heads = {name: _done(artifact, name) for name in variants}
    measures = {
        ("Length of the message", "characters"): {name: tuple(_lengths(artifact, name)) for name in variants},
        ("Tokens", "tokens"): {name: tuple(float(tokens(one.spent)) for one in heads[name]) for name in variants},
        ("Cost", "USD"): {name: tuple(map(_usd, heads[name])) if _priced(heads[name]) else () for name in variants},
        ("Time", "seconds"): {name: tuple(one.elapsed_ms / 1000 for one in heads[name]) for name in variants},
    }
    return tuple(Spread(name=name, unit=unit, values=values) for (name, unit), values in measures.items())


def bills_of(artifact: Artifact, variants: Sequence[str]) -> tuple[Bill, ...]:
    """Means by variant; a mean of nothing is 0."""
    return tuple(_bill(artifact, name) for name in variants)


def _bill(artifact: Artifact, variant: str) -> Bill:
    heads = _done(artifact, variant)
    seconds = [one.elapsed_ms / 1000 for one in heads]
    return Bill(
        variant=variant,
        runs=len(heads),
        tokens=fmean(tokens(one.spent) for one in heads) if heads else 0,
        usd=fmean(map(_usd, heads)) if heads and _priced(heads) else None,
        seconds=fmean(seconds) if seconds else 0,
        slow=quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else sum(seconds),
        judging=total(verdict.spent for verdict in artifact.verdicts if verdict.variant == variant),
    )


def _done(artifact: Artifact, variant: str) -> list[RowHead]:
    """In the order of cases, whatever the order in which they were done."""
    place = {case: number for number, case in enumerate(artifact.cases)}
    found = (head for head in artifact.heads.values() if head.variant == variant and head.state == "done")
    return sorted(found, key=lambda head: (place[head.case], head.repetition))


def _lengths(artifact: Artifact, variant: str) -> Iterator[float]:
    for head in _done(artifact, variant):
        _, start, end = artifact.counted.rows[head.key]
        output = line_at(artifact.folder / ROWS, start, end, _Message).output
        if output and output.itinerary:
            yield float(len(output.itinerary.message))


def _priced(heads: Sequence[RowHead]) -> bool:
    return all(head.spent.usd is not None for head in heads)


def _usd(head: RowHead) -> float:
    return float(head.spent.usd or 0)
