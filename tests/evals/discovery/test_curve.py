import numpy as np
import pytest

from evals.discovery.curve import Discovery, discovery, many, sentence
from evals.discovery.note import Note
from tests.evals.discovery.support import note

KINDS = {
    "few": [0.2, 0.1, 0.05, 0.02],
    "even": [0.05] * 10,
    "steep": [0.7 * 0.5**rank for rank in range(1, 15)],
    "long": [0.6 / 4 / rank for rank in range(1, 31)],
}
"""Chance of each kind to be the first thing wrong with an output."""


def seen(units: int, *shown: int) -> Discovery:
    return Discovery(units, {f"m{at}": count for at, count in enumerate(shown)})


def test_tuples_are_counted_and_notes_without_a_mode_are_left_out() -> None:
    notes = [
        note(1, "x", "a", cluster=1), note(2, "x", "a", cluster=1), note(3, "x", "b", cluster=1), note(4, cluster=2),
        note(5, "x", "a", cluster=3), note(6, "x", cluster=4),
    ]  # fmt: skip
    found = discovery(notes)
    assert (found.units, dict(found.shown), found.once) == (3, {"a": 2, "b": 1}, 1)


def test_the_curve_by_hand() -> None:
    found = seen(40, 10, 4, 2, 2, 1, 1)
    assert found.kinds(0) == 0
    assert found.kinds(1) == pytest.approx(20 / 40)
    assert found.kinds(40) == 6
    unseen = 39 / 40 * 4 / 4
    new = unseen * (1 - (1 - 2 / (40 * unseen + 2)) ** 20)
    more = found.more(20)
    assert more is not None
    assert (more.new, found.kinds(60)) == (pytest.approx(new), pytest.approx(6 + new))
    assert more.high == pytest.approx(0.5 * 7.2247, abs=1e-3)  # Garwood's upper limit of 2
    assert str(more) == "0.6 new kinds [0.0, 3.6]"


def test_it_grows_and_flattens() -> None:
    found = seen(30, 12, 5, 3, 2, 1, 1, 1)
    kinds = [found.kinds(units) for units in range(60)]
    steps = np.diff(kinds)
    assert (steps > 0).all()
    assert (np.diff(steps) < 1e-9).all()


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (seen(19, 3, 1), "19 tuples read, 2 kinds seen, 1 once. Read at least 20 to hear what 20 more would show."),
        (seen(20), "20 tuples read, 0 kinds seen, 0 once. 20 more would show about 0.0 new kinds [0.0, 3.7]."),
        (seen(40, 8, 1), "40 tuples read, 2 kinds seen, 1 once. 20 more would show about 0.4 new kinds [0.0, 2.8]."),
        (
            seen(80, 9, 4),
            "80 tuples read, 2 kinds seen, 0 once. 20 more would show about 0.0 new kinds [0.0, 0.9]:"
            " hardly anything new.",
        ),
    ],
)
def test_it_says_when_to_stop(found: Discovery, said: str) -> None:
    assert sentence(found, 0) == said
    assert sentence(found, 2) == f"{said} Left out: 2 notes without a mode, to be grouped first."
    assert many(1, "note") == "1 note"


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("units", [40, 100])
def test_planted_kinds_are_foretold(name: str, units: int) -> None:
    """Of kinds with known chances, those that 20 more tuples would show: right on average, rarely above the limit."""
    chances, generator = np.array(KINDS[name]), np.random.default_rng(7)
    drawn = generator.multinomial(units, [*chances, 1 - chances.sum()], size=300)[:, :-1]
    above, errors = 0, list[float]()
    for counts in drawn:
        truth = float((1 - (1 - chances[counts == 0]) ** 20).sum())
        more = seen(units, *(int(count) for count in counts if count)).more(20)
        assert more is not None
        above += truth > more.high
        errors.append(more.new - truth)
    assert above <= 0.06 * 300
    assert abs(float(np.mean(errors))) < 0.15


def test_open_notes_of_a_tuple_do_not_make_it_read() -> None:
    only_open: list[Note] = [note(1, "x")]
    assert discovery(only_open).units == 0
