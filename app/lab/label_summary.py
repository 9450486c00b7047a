"""What a person reads at the end of a queue: what they said, and how far others say the same."""

from collections import Counter
from collections.abc import Mapping

from app.lab.label_shapes import AgreementView, EndView
from evals.labels.label import Label
from evals.labels.queue import Queue
from evals.labels.standing import About


def ending(queue: Queue, person: str, standing: Mapping[About, Label]) -> EndView:
    """Labels of the queue's version, on the items of this person; agreement where both say pass or fail."""
    said: dict[str, dict[str, Label]] = {}
    mine = {*queue.order[person]}
    for key, label in standing.items():
        if key.digest == queue.rubric.digest and key.item in mine:
            said.setdefault(key.person, {})[key.item] = label
    own = said.pop(person, {})
    counts = Counter(label.verdict for label in own.values())
    return EndView(
        verdicts={verdict: counts[verdict] for verdict in ("pass", "fail", "unsure", "skip")},
        agreement=[view for other, theirs in sorted(said.items()) if (view := _agreement(other, own, theirs))],
    )


def _agreement(other: str, own: Mapping[str, Label], theirs: Mapping[str, Label]) -> AgreementView | None:
    """None where there is no item that both decided."""
    from evals.statistics import wilson

    pairs = [(own[item].outcome, label.outcome) for item, label in theirs.items() if item in own]
    same = [one == another for one, another in pairs if "unscored" not in (one, another)]
    if not same:
        return None
    rate = wilson(sum(same), len(same))
    return AgreementView(person=other, both=len(same), agreed=sum(same), low=rate.low, high=rate.high)
