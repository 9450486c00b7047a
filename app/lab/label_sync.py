"""Labels between the store and Phoenix, on the traces of an experiment."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.lab.label_sender import Whose, annotations_of
from app.store.label_stores import LabelStores
from evals.artifact import Artifact
from evals.judges.rubric import Rubric
from evals.labels.annotations import from_phoenix, name_of
from evals.labels.evaluations import evaluation_of
from evals.labels.item import Item, items_of
from evals.labels.label import Label
from evals.labels.phoenix import evaluate, fetch, send
from evals.labels.queue import RubricText
from evals.phoenix.journal import NAME, Journal
from evals.phoenix.links import read_links
from evals.row import Key


class Synced(NamedTuple):
    """Labels taken in, annotations and evaluations sent, runs without a trace, and what could not be read."""

    taken: int
    sent: int
    evaluated: int
    untraced: int
    odd: Sequence[str]


async def synchronise(stores: LabelStores, artifact: Artifact, rubric: Rubric, url: str, project: str) -> Synced:
    """First what was said there, then what counts here: nothing of either is lost.

    Raises `PhoenixAway` and `PhoenixRefused`.
    """
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
    evaluations = await _evaluations(stores, artifact, items, rubric, url)
    await evaluate(url, evaluations)
    return Synced(taken, len(sent), len(evaluations), sum(item.span_id is None for item in items.values()), found.odd)


async def _evaluations(
    stores: LabelStores, artifact: Artifact, items: Mapping[Key, Item], rubric: Rubric, url: str
) -> list[dict[str, Any]]:
    """What most people say of each run, by the version in use, where this Phoenix holds a mirror of the experiment."""
    links = read_links(artifact.folder)
    if links is None or links.url != url:
        return []
    journal = Journal(-1)
    journal.read(artifact.folder / NAME)
    by_item: dict[str, list[Label]] = {}
    for key, label in (await stores.labels.standing(rubric.name)).items():
        if key.digest == rubric.digest:
            by_item.setdefault(key.item, []).append(label)
    runs = {run: by_item.get(items[key].id, []) for key, run in journal.runs.items() if key in items}
    return [one for run, labels in runs.items() if (one := evaluation_of(labels, run))]
