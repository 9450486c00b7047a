"""Who gets what."""

from collections import Counter

import pytest

from evals.judges import load_rubric
from evals.labels.drawing import Drawn
from evals.labels.queue import QueueError, RubricText, share_out

ITEMS = [Drawn(f"i-{number:016x}", "random", 0.5) for number in range(100)]


def test_everybody_gets_what_is_shared_and_the_rest_once() -> None:
    found = share_out(ITEMS, ("ana", "ben", "eve"), 20, seed=1)
    counts = Counter(item for items in found.order.values() for item in items)
    assert len(found.shared) == 20
    assert {item for item, count in counts.items() if count == 3} == found.shared
    assert sum(count == 1 for count in counts.values()) == 80
    assert [len(items) for items in found.order.values()] == [47, 47, 46]


def test_what_is_shared_is_spread_and_everybody_has_their_own_order() -> None:
    found = share_out(ITEMS, ("ana", "ben"), 20, seed=1)
    for items in found.order.values():
        shared = [item in found.shared for item in items]
        assert all(sum(shared[at : at + 15]) in (4, 5, 6) for at in range(0, 60, 15))
    assert [item for item in found.order["ana"] if item in found.shared] != [
        item for item in found.order["ben"] if item in found.shared
    ]
    assert found == share_out(ITEMS[::-1], ("ana", "ben"), 20, seed=1)


@pytest.mark.parametrize(
    ("people", "overlap", "said"),
    [((), 0, "nobody"), (("Ana", "ana"), 0, "none twice in any spelling"), (("ana",), 101, "allowed: 0 to 100")],
)
def test_what_cannot_be_shared_out(people: tuple[str, ...], overlap: int, said: str) -> None:
    with pytest.raises(QueueError, match=said):
        share_out(ITEMS, people, overlap, seed=1)


def test_a_rubric_is_kept_as_it_was() -> None:
    rubric = load_rubric("friendly.v2")
    text = RubricText.of(rubric)
    assert (text.version, text.digest) == (f"v2+{rubric.digest}", rubric.digest)
    assert text.system == rubric.system
    assert {word: one.counts for word, one in text.labels.items()} == {"friendly": "pass", "robotic": "fail"}
