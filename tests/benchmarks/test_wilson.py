import pytest

from benchmarks.wilson import Share


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (8, 10, 0.4902, 0.9433), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662), (0, 0, 0.0, 1.0)],
)
def test_known_intervals(hits: int, of: int, low: float, high: float) -> None:
    assert Share(hits, of).interval == pytest.approx((low, high), abs=1e-4)


def test_a_share_says_what_it_rests_on() -> None:
    assert str(Share(8, 10)) == "8 of 10; 95 % interval 49.0 to 94.3 %"
    assert Share(8, 10).percent == 80.0
