"""Labels between the store and Phoenix, on the traces of an experiment."""

from collections.abc import Sequence
from typing import NamedTuple

from app.lab.label_sender import Whose, annotations_of
from app.store.label_stores import LabelStores
from evals.artifact import Artifact
from evals.judges.rubric import Rubric
from evals.labels.annotations import from_phoenix, name_of
from evals.labels.item import items_of
from evals.labels.label import Label
from evals.labels.phoenix import fetch, send
from evals.labels.queue import RubricText


class Synced(NamedTuple):
    """Labels taken in, annotations sent, runs without a trace, and what could not be read."""

    taken: int
    sent: int
    untraced: int
    odd: Sequence[str]


async def synchronise(stores: LabelStores, artifact: Artifact, rubric: Rubric, url: str, project: str) -> Synced:
    """First what was said there, then what counts here: nothing of either is lost. Raises `PhoenixAway`."""
    items = items_of(artifact)
    traced = {item.span_id: item.id for item in items.values() if item.span_id}
    events = await stores.labels.events(rubric.name)
    known = {event.id: event for event in events if isinstance(event, Label)}
    annotations = await fetch(url, project, name_of(rubric.name), sorted(traced))
    found = from_phoenix(annotations, traced, RubricText.of(rubric), known)
    labelled = {label.item for label in found.labels}
    await stores.queues.add_items([item for item in items.values() if item.id in labelled])
    taken = await stores.labels.add(found.labels) if found.labels else 0
    spans = {item: span for span, item in traced.items()}
    whose = {Whose(label.item, rubric.name, label.person) for label in (*known.values(), *found.labels)}
    sent = await annotations_of(stores, spans, whose)
    await send(url, sent)
    await stores.labels.mark_sent([label.id for label in found.labels])
    return Synced(taken, len(sent), sum(item.span_id is None for item in items.values()), found.odd)
