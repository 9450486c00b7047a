"""Human labels: what is labelled, by whom, with which chance; which labels count; what a judge must not have seen."""

from evals.labels.item import Item, item_id, items_of
from evals.labels.label import Event, Label, LabelVerdict, Quote, Withdrawal
from evals.labels.leaks import Leak, LeakError, leaks, refuse_leaks
from evals.labels.lock import FrozenJudge, Opening, TestOpened, opening
from evals.labels.queue import Queue, QueueError, RubricText
from evals.labels.splits import ClusterSplit, LabelSplit, assign
from evals.labels.standing import About, part, standing
from evals.labels.weights import Weighted, weighted

__all__ = [
    "About", "ClusterSplit", "Event", "FrozenJudge", "Item", "Label", "LabelSplit", "LabelVerdict", "Leak", "LeakError",
    "Opening", "Queue", "QueueError", "Quote", "RubricText", "TestOpened", "Weighted", "Withdrawal", "assign",
    "item_id", "items_of", "leaks", "opening", "part", "refuse_leaks", "standing", "weighted",
]  # fmt: skip
