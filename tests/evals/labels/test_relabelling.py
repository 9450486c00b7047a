"""A changed rubric: old labels are offered again, the likely affected first, with the reason."""

from agents.data.tables import TravelData
from evals.judges import load_rubric
from evals.labels.queue import RELABEL, RubricText
from evals.labels.relabelling import affected, changed_words, relabel_queue
from evals.labels.weights import weighted
from evals.row import Outcome
from tests.evals.labels.support import NOON, candidate, item, label

OLD, NEW = (RubricText.of(load_rubric(f"friendly.{version}")) for version in ("v2", "v3"))
TEXTS = ("It costs 12 EUR.", "Figures, prices and times: so many words!", "Thanks, and enjoy Lisbon.", "No.")


def test_the_words_that_differ() -> None:
    words = changed_words(OLD, NEW)
    assert {"figures", "prices", "times", "error"} <= words
    assert words.isdisjoint({"contractions", "lisbon", "fado"})
    assert changed_words(OLD, OLD) == frozenset()


def test_the_likely_affected_come_first_with_the_reason(data: TravelData) -> None:
    items = {made.id: made for made in (item(data, number, text) for number, text in enumerate(TEXTS))}
    ids = list(items)
    labels = [
        label(1, ids[0], version=OLD.version, comment="nothing but figures"),
        label(2, ids[1], version=OLD.version),
        label(3, ids[2], version=OLD.version),
        label(4, ids[3], version=OLD.version),
    ]
    said: dict[str, list[Outcome]] = {
        f"friendly.judge@{OLD.version}": ["pass"],
        f"friendly.judge@{NEW.version}": ["fail"],
    }
    found = affected(labels, OLD, NEW, items, {ids[2]: candidate(0, said)})
    assert [(one.label.item, one.why) for one in found] == [
        (ids[2], "the change is likely to matter here"),
        (ids[0], "what was marked or written holds 'figures', which the change is about"),
        (ids[1], found[2].why),
        (ids[3], "nothing points to the change"),
    ]
    assert found[2].why.startswith("the text holds 'figures', ")
    assert found == affected(labels[::-1], OLD, NEW, items, {ids[2]: candidate(0, said)})

    queue = relabel_queue("again", found, NEW, {}, NOON)
    assert queue.order == {"ana": (ids[2], ids[0], ids[1], ids[3])}
    assert (queue.mix, queue.rubric.version) == (RELABEL, NEW.version)
    assert queue.places[0].why == "the change is likely to matter here"
    assert weighted([label(9, ids[0], version=NEW.version)], [queue]) == []
