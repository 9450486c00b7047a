"""A variant against the first where cases share a value."""

from pathlib import Path

import numpy as np
import pytest

from evals.case import EvalCase
from evals.comparison import Claim, Slice, compare, slices
from evals.row import Key
from tests.evals.comparison.support import always, even, planted

PARTIES = ("alone", "couple", "family", "friends")
CASES = [
    EvalCase(id=f"c{n:03}", cluster=f"t{n}", form={}, tuple={"party": PARTIES[n % 4], "place": "known", "nr": str(n)})
    for n in range(80)
]


def kind_to_families(key: Key, number: int, _: int) -> bool | None:
    """`kind` passes 16 of 20 families more; of couples, of whom both pass all, three are scored."""
    party = PARTIES[number % 4]
    if party == "couple" and number > 12:
        return None
    return party != "family" or (key.variant == "kind" and number < 67)


def found(folder: Path) -> dict[tuple[str, str, str], Slice]:
    artifact = planted(folder, CASES, ("baseline", "kind"), {"good": kind_to_families, "same": even})
    told = slices(artifact, compare(artifact))
    return {(one.dimension, one.value, one.evaluator): one for one in told}


def test_the_slice_that_gained_is_named(tmp_path: Path) -> None:
    told = found(tmp_path)
    family = told["party", "family", "good"]
    assert family.comparison
    assert family.claim is Claim.BETTER
    assert (family.comparison.difference, family.comparison.n_pairs) == (pytest.approx(0.85), 20)
    assert family.rates[0]
    assert family.rates[1]
    assert (family.rates[0].point, family.rates[1].point) == (0, pytest.approx(0.85))
    alone = told["party", "alone", "good"]
    assert (alone.claim, alone.adjusted) == (Claim.CANNOT_TELL, 1.0)


def test_small_slices_and_those_that_are_the_whole_are_left_out(tmp_path: Path) -> None:
    told = found(tmp_path)
    assert ("party", "couple", "good") not in told
    assert ("party", "couple", "same") in told
    assert {dimension for dimension, *_ in told} == {"party"}


def test_p_values_are_adjusted_over_slices_with_a_pair_that_differs(tmp_path: Path) -> None:
    def by_chance(key: Key, number: int, _: int) -> bool:
        return bool(np.random.default_rng([number, len(key.variant)]).integers(2))

    artifact = planted(tmp_path, CASES, ("baseline", "kind"), {"coin": by_chance, "same": always})
    told = [one for one in slices(artifact, compare(artifact)) if one.evaluator == "coin"]
    raw = sorted(one.comparison.p_value for one in told if one.comparison)
    adjusted = sorted(one.adjusted for one in told if one.adjusted is not None)
    assert len(raw) == len(adjusted) == 4
    assert adjusted == pytest.approx([min(raw[at] * 4 / (at + 1) for at in range(nr, 4)) for nr in range(4)])


def test_false_alarms_over_slices_are_as_rare_as_promised(tmp_path: Path) -> None:
    alarms = 0
    for seed in range(15):

        def by_chance(key: Key, number: int, _: int, seed: int = seed) -> bool:
            return bool(np.random.default_rng([seed, number, len(key.variant)]).integers(2))

        artifact = planted(tmp_path / str(seed), CASES, ("baseline", "kind"), {"coin": by_chance})
        told = slices(artifact, compare(artifact))
        alarms += any(one.claim in (Claim.BETTER, Claim.WORSE) for one in told)
    assert alarms <= 2
