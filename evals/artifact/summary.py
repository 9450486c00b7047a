"""`summary.json`: what a folder holds, counted from its lines when a run ends in good order."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict

from evals.artifact.heads import Counted, is_final
from evals.row import Spent

NAME = "summary.json"
Ending = Literal["complete", "decided", "budget", "infrastructure", "stopped"]
"""All is done; the rule to stop was met; the budget was reached; the endpoint or the machine failed; somebody stopped
it. All others than the first two can go on."""


class Tally(BaseModel):
    """Verdicts of an evaluator on a variant. `infrastructure`: not to be had, and made anew when the run goes on."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    evaluator: str
    variant: str
    passed: int
    failed: int
    unscored: int
    infrastructure: int


class Summary(BaseModel):
    """`rows` that are done, of all that were asked for; `attempts_lost` are rows that another attempt replaced."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    version: Literal[1] = 1
    ending: Ending
    asked: int
    rows: int
    infrastructure: int
    attempts_lost: int
    cached: int
    spent: Spent
    verdicts: tuple[Tally, ...]


def summarise(counted: Counted, ending: Ending, asked: int) -> Summary:
    """Count what stands in the files. `spent` is what this experiment cost: nothing for what came from the cache."""
    heads = [place.head for place in counted.rows.values()]
    return Summary(
        ending=ending,
        asked=asked,
        rows=sum(head.state == "done" for head in heads),
        infrastructure=sum(head.state == "infrastructure" for head in heads),
        attempts_lost=counted.superseded,
        cached=sum(head.cached for head in heads),
        spent=counted.spent,
        verdicts=tuple(_tallies(counted)),
    )


def _tallies(counted: Counted) -> Iterable[Tally]:
    seen: dict[tuple[str, str], Counter[str]] = {}
    for key, verdicts in counted.verdicts.items():
        for of, verdict in verdicts.items():
            kind = verdict.outcome if is_final(verdict) else "infrastructure"
            seen.setdefault((of.evaluator, key.variant), Counter())[kind] += 1
    for (evaluator, variant), count in sorted(seen.items()):
        yield Tally(
            evaluator=evaluator,
            variant=variant,
            passed=count["pass"],
            failed=count["fail"],
            unscored=count["unscored"],
            infrastructure=count["infrastructure"],
        )
