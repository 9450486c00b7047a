"""The queue of outdated labels."""

from collections.abc import Sequence
from datetime import UTC, datetime

from app.store.label_stores import LabelStores
from evals.artifact import Artifact
from evals.judges.rubric import Rubric
from evals.labels.candidate import Candidate
from evals.labels.item import items_of
from evals.labels.label import Label
from evals.labels.making import candidates_of
from evals.labels.queue import Queue, QueueError, RubricText
from evals.labels.relabelling import Affected, affected, relabel_queue
from evals.labels.standing import part


async def queue_again(stores: LabelStores, rubric: Rubric, artifact: Artifact | None, name: str | None) -> Queue:
    """Make and keep the queue; what judges said is from the experiment, else from the queues of before.

    Raises:
        QueueError: no label is outdated, or there is a queue of this name.
    """
    new, standing = RubricText.of(rubric), await stores.labels.standing(rubric.name)
    current, outdated = part(standing.values(), new.version)
    done = {(label.item, label.person) for label in current}
    left = [label for label in outdated if (label.item, label.person) not in done]
    if not left:
        raise QueueError(f"no label by {rubric.name} is outdated; the version in use is {new.version}")
    candidates = await _candidates(stores, rubric, artifact)
    found = await _affected(stores, left, new, candidates)
    known = {candidate.item: candidate for candidate in candidates}
    queue = relabel_queue(name or f"{rubric.name}-again-{new.digest}", found, new, known, datetime.now(UTC))
    await stores.queues.add(queue, [])
    return queue


async def _affected(
    stores: LabelStores, labels: Sequence[Label], new: RubricText, candidates: Sequence[Candidate]
) -> list[Affected]:
    """The latest label of each person on each item, by the version that it was given by."""
    olds = {queue.rubric.digest: queue.rubric for queue in await stores.queues.of_rubric(new.name)}
    latest = {(label.item, label.person): label for label in sorted(labels, key=lambda label: label.at)}
    ids = sorted({label.item for label in latest.values()})
    items = {item.id: item for item in await stores.queues.items(ids)}
    known = {candidate.item: candidate for candidate in candidates}
    found: list[Affected] = []
    for digest in sorted({label.digest for label in latest.values()}):
        some = [label for label in latest.values() if label.digest == digest]
        found += affected(some, olds.get(digest, new), new, items, known)
    return sorted(found, key=lambda one: (-one.rank, one.label.item))


async def _candidates(stores: LabelStores, rubric: Rubric, artifact: Artifact | None) -> Sequence[Candidate]:
    if artifact:
        return candidates_of(artifact, items_of(artifact), rubric)
    places = {place.item: place for queue in await stores.queues.of_rubric(rubric.name) for place in queue.places}
    return [Candidate(item, "", {}, place.said) for item, place in places.items()]
