import pytest

from evals.alignment import sampled
from evals.alignment.sampled import passing
from evals.labels import Queue, RubricText
from evals.labels.queue import Place
from tests.evals.labels.support import NOON, V3, candidate, label

ITEMS = [candidate(at).item for at in range(3)]


def _queue() -> Queue:
    """The first two were drawn, of three."""
    places = tuple(
        Place(item=item, strategy="random", probability=chance)
        for item, chance in zip(ITEMS[:2], (0.5, 0.25), strict=True)
    )
    return Queue(
        name="q",
        source="first",
        rubric=RubricText(name="friendly", version=V3, changed="", labels={}, system="", parts=()),
        mix="random=1",
        seed=0,
        overlap=0,
        places=places,
        order={"ana": tuple(ITEMS[:2])},
        chances=dict(zip(ITEMS, (0.5, 0.25, 0.25), strict=True)),
        made_at=NOON,
    )


def test_what_was_drawn_stands_for_others() -> None:
    found = sampled([label(1, ITEMS[0]), label(2, ITEMS[1], "fail")], [_queue()])
    assert found.drawn
    assert {item: one.weight for item, one in found.items.items()} == pytest.approx({ITEMS[0]: 2, ITEMS[1]: 4})


def test_without_a_queue_all_count_alike() -> None:
    found = sampled([label(1, ITEMS[0]), label(2, ITEMS[1], "fail"), label(3, ITEMS[2], "unsure")], [])
    assert not found.drawn
    assert {item: one.weight for item, one in found.items.items()} == {ITEMS[0]: 1, ITEMS[1]: 1}


def test_an_output_may_pass_in_part() -> None:
    (only,) = sampled([label(1, ITEMS[0]), label(2, ITEMS[0], "fail", "ben")], []).items.values()
    assert passing(only.labels) == 0.5


def test_who_had_seen_the_verdict_does_not_count() -> None:
    found = sampled([label(1, ITEMS[0]), label(2, ITEMS[1], informed=True)], [])
    assert (list(found.items), found.informed) == ([ITEMS[0]], 1)
