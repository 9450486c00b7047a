"""From queues, items and labels to what the page is told."""

from collections import Counter
from collections.abc import Iterable, Mapping
from statistics import median

from app.lab.label_shapes import (
    ExampleView,
    ItemView,
    LabelWord,
    OwnLabel,
    ProgressView,
    QueueSummary,
    RubricView,
    StrategyView,
)
from evals.judges.shown import show
from evals.labels.item import Item
from evals.labels.label import Label
from evals.labels.mix import Mix
from evals.labels.queue import RELABEL, Queue, RubricText
from evals.labels.standing import About, part
from evals.labels.strategies.registry import all_strategies

ALWAYS = ("request", "message", "days", "money")
"""Parts that are shown whatever the rubric is about."""


def progress(queue: Queue, person: str, standing: Mapping[About, Label]) -> ProgressView:
    """How far a person is; labels of the same version count wherever they were given."""
    current, outdated = part((label for key, label in standing.items() if key.person == person), queue.rubric.version)
    mine = {*queue.order[person]}
    done = [label for label in current if label.item in mine]
    left = len(mine) - len(done)
    times = [label.seconds for label in done if label.seconds is not None and label.verdict != "skip"]
    middle = median(times) if times else None
    return ProgressView(
        person=person,
        items=len(mine),
        labelled=sum(label.verdict != "skip" for label in done),
        skipped=sum(label.verdict == "skip" for label in done),
        left=left,
        median_seconds=middle,
        seconds_left=None if middle is None else middle * left,
        outdated=len(outdated),
    )


def summary(queue: Queue, standing: Mapping[About, Label], newest: RubricText | None) -> QueueSummary:
    """A queue in the list; `newest` is the rubric as it is now, None where it is gone."""
    return QueueSummary(
        name=queue.name,
        rubric=queue.rubric.name,
        version=queue.rubric.version,
        newest=newest and newest.version,
        outdated=newest is None or newest.digest != queue.rubric.digest,
        source=queue.source,
        mix=queue.mix,
        items=len(queue.places),
        overlap=queue.overlap,
        made_at=queue.made_at,
        people=[progress(queue, person, standing) for person in queue.people],
    )


def rubric_view(rubric: RubricText) -> RubricView:
    """The rubric, to stand beside the item."""
    worse = rubric.worse
    return RubricView(
        name=rubric.name,
        version=rubric.version,
        changed=rubric.changed,
        text=rubric.system,
        words=[LabelWord(word=word, counts=one.counts, means=one.means) for word, one in rubric.labels.items()],
        worse=f"to say {worse.called} of what is {worse.though}: {worse.because}" if worse else "",
        examples=[ExampleView(**example.model_dump()) for example in rubric.examples],
    )


def strategies(queue: Queue) -> list[StrategyView]:
    """The mix, and what came of it."""
    if queue.mix == RELABEL:
        means = "Outdated labels again, the likely affected first."
        return [StrategyView(name=RELABEL, means=means, share=1, drew=len(queue.places), empty=False)]
    drew = Counter(place.strategy for place in queue.places)
    return [
        StrategyView(
            name=name, means=all_strategies()[name].means, share=share, drew=drew[name], empty=name in queue.empty
        )
        for name, share in Mix.read(queue.mix).shares.items()
    ]


def shown(item: Item, rubric: RubricText) -> dict[str, str]:
    """All texts of an item that a person sees, by part."""
    plan = item.output.itinerary
    return show(item.sample, plan, dict.fromkeys((*rubric.parts, *ALWAYS))) if plan else {}


def item_view(queue: Queue, person: str, item: Item, standing: Iterable[Label]) -> ItemView:
    """An item for a person, with their own labels on it."""
    current, outdated = part((label for label in standing if label.item == item.id), queue.rubric.version)
    texts, place = shown(item, queue.rubric), queue.place(item.id)
    return ItemView(
        id=item.id,
        position=queue.order[person].index(item.id) + 1,
        words=item.case.text,
        parts={name: texts[name] for name in queue.rubric.parts if name in texts},
        more={name: text for name, text in texts.items() if name not in queue.rubric.parts},
        label=own(current[-1]) if current else None,
        earlier=[own(label) for label in outdated],
        why=place.why if place else "",
    )


def own(label: Label) -> OwnLabel:
    """A label to its author."""
    return OwnLabel(
        id=label.id,
        version=label.version,
        verdict=label.verdict,
        comment=label.comment,
        evidence=list(label.evidence),
        at=label.at,
    )
