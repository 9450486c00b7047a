"""Making a queue: the candidates of an experiment, a draw among them, and who gets what."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from evals.artifact import Artifact
from evals.judges.rubric import Rubric
from evals.labels.candidate import Candidate, JudgeSaid, Known
from evals.labels.drawing import draw
from evals.labels.item import Item
from evals.labels.mix import Mix
from evals.labels.queue import Place, Queue, QueueError, RubricText, share_out
from evals.row import Key, Verdict

_VOTE = re.compile(r": ([a-z_]+): ")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; `judge` is the evaluator whose verdicts `balanced` goes by, the newest without one."""

    name: str
    source: str
    rubric: Rubric
    mix: Mix
    number: int
    people: Sequence[str]
    overlap: int
    seed: int
    judge: str | None = None


def candidates_of(artifact: Artifact, items: Mapping[Key, Item], rubric: Rubric) -> list[Candidate]:
    """The outputs of an experiment that the rubric is for, each once, with what its judges say of them."""
    said: dict[str, list[JudgeSaid]] = {}
    for verdict in artifact.verdicts:
        if verdict.key in items and verdict.evaluator.startswith((f"{rubric.name}.judge@", f"{rubric.name}.jury@")):
            said.setdefault(items[verdict.key].id, []).append(_said(verdict))
    found = {item.id: item for item in items.values() if rubric.applies(item.case)}
    return [_candidate(item, said.get(id, [])) for id, item in sorted(found.items())]


def candidates_without(items: Sequence[Item], rubric: Rubric) -> list[Candidate]:
    """Outputs that no judge has seen, such as those of trips."""
    return [_candidate(item, []) for item in items if rubric.applies(item.case)]


def make_queue(asked: Asked, candidates: Sequence[Candidate], known: Known, made_at: datetime) -> Queue:
    """Draw and share out.

    Raises:
        MixError: some candidates could never be drawn.
        QueueError: there is nothing to label, or people and overlap do not fit.
    """
    if not candidates:
        raise QueueError(f"{asked.source} holds no output that {asked.rubric.label} is for")
    made = draw(candidates, asked.mix, asked.number, asked.seed, known)
    shared = share_out(made.drawn, asked.people, asked.overlap, asked.seed)
    said = {candidate.item: tuple(candidate.said) for candidate in candidates}
    places = (
        Place(
            item=one.item,
            strategy=one.strategy,
            probability=one.probability,
            shared=one.item in shared.shared,
            said=said[one.item],
        )
        for one in made.drawn
    )
    return Queue(
        name=asked.name,
        source=asked.source,
        rubric=RubricText.of(asked.rubric),
        mix=str(asked.mix),
        empty=tuple(made.empty),
        seed=asked.seed,
        overlap=asked.overlap,
        places=tuple(places),
        order=dict(shared.order),
        chances=dict(made.chances),
        made_at=made_at,
    )


def _candidate(item: Item, said: Sequence[JudgeSaid]) -> Candidate:
    return Candidate(item.id, item.case.cluster, item.case.tuple, said)


def _said(verdict: Verdict) -> JudgeSaid:
    """A verdict without what it is about. A jury's evidence are its votes, each `seat: label: reason`."""
    jury = ".jury@" in verdict.evaluator
    votes = [found[1] for text in verdict.evidence if (found := _VOTE.search(text))] if jury else []
    return JudgeSaid(
        evaluator=verdict.evaluator,
        variant=verdict.variant,
        judging=verdict.judging,
        outcome=verdict.outcome,
        label=verdict.label,
        reason=verdict.reason,
        votes=tuple(votes),
    )
