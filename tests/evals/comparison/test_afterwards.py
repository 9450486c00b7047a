"""What a run could have found, and what a larger one would."""

from pathlib import Path

import pytest

from evals.comparison import After, afterwards, compare
from evals.row import Key
from evals.statistics import Design, Discordance, clusters_needed, power_at, smallest_effect
from tests.evals.comparison.support import always, planted
from tests.evals.runner.support import some_cases


def gains(key: Key, number: int, _: int) -> bool:
    """Of every 20 pairs, `kind` gains 4 and loses 2."""
    place = number % 20
    return place < 10 or (place < 14 if key.variant == "kind" else 16 <= place < 18)


def gains_by_twos(key: Key, number: int, _: int) -> bool:
    return gains(key, number // 2, 0)


def gains_two(key: Key, number: int, _: int) -> bool:
    return number > 1 or key.variant == "kind"


def test_by_the_disagreement_that_was_seen(tmp_path: Path) -> None:
    artifact = planted(tmp_path, some_cases(100, per_tuple=1), ("baseline", "kind"), {"good": gains, "same": always})
    good, same = afterwards(artifact, compare(artifact))
    design = Design(1, Discordance(0.3))
    assert good == After(
        "good", "kind", smallest_effect(design, 100), clusters_needed(design, 0.1), power_at(design, 100, 0.05)
    )
    assert (good.smallest, good.needed, good.power) == (
        pytest.approx(0.149, abs=0.003),
        230,
        pytest.approx(0.15, abs=0.01),
    )
    assert same == After("same", "kind", None, None, None)


def test_cases_of_a_tuple_that_go_alike_count_as_one(tmp_path: Path) -> None:
    artifact = planted(
        tmp_path,
        some_cases(200, per_tuple=2),
        ("baseline", "kind"),
        {"good": gains_by_twos},
    )
    (found,) = afterwards(artifact, compare(artifact))
    assert found.smallest == pytest.approx(0.149, abs=0.003)
    assert found.needed == pytest.approx(230, abs=3)


def test_a_margin_larger_than_any_effect_there_can_be_has_no_power(tmp_path: Path) -> None:
    artifact = planted(
        tmp_path,
        some_cases(100, per_tuple=1),
        ("baseline", "kind"),
        {"good": gains_two},
    )
    (found,) = afterwards(artifact, compare(artifact))
    assert (found.smallest, found.power) == (None, None)
    assert found.needed
