"""Reciprocal rank fusion."""

import pytest

from agents.retrieval.fusion import fuse


def test_an_example_by_hand() -> None:
    """a: 1/61 + 1/62 = 0.032522, b: 1/62 + 1/61, the same; c: 1/63; d: 1/63. Stretched: 1, 1, 0, 0."""
    assert fuse(["a", "b", "c"], ["b", "a", "d"]) == {"a": 1.0, "b": 1.0, "c": 0.0, "d": 0.0}


def test_both_rankings_count() -> None:
    """a: 1/61 + 1/63 = 0.032266, b: 1/62 + 1/61 = 0.032522, c: 1/63 + 1/62 = 0.032002."""
    fused = fuse(["a", "b", "c"], ["b", "c", "a"])
    assert sorted(fused, key=lambda id: -fused[id]) == ["b", "a", "c"]
    assert fused["a"] == pytest.approx((0.032266 - 0.032002) / (0.032522 - 0.032002), abs=0.01)


def test_one_ranking_keeps_its_order() -> None:
    fused = fuse(["a", "b", "c"], [])
    assert (fused["a"], fused["c"]) == (1.0, 0.0)
    assert 0.0 < fused["b"] < 1.0


def test_nothing_and_one() -> None:
    assert fuse() == {}
    assert fuse([], []) == {}
    assert fuse(["a"]) == {"a": 1.0}
