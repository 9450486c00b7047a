import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.statistics import benjamini_hochberg, holm
from synthetic.coverage import statistics as without_libraries
from tests.evals.statistics import references

PUBLISHED = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1.0,
]  # fmt: skip
"""Benjamini and Hochberg (1995), section 3.2: they reject four, Bonferroni and Holm three."""
P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=30)


def test_published_rejections() -> None:
    assert sum(p <= 0.05 for p in benjamini_hochberg(PUBLISHED)) == 4
    assert sum(p <= 0.05 for p in holm(PUBLISHED)) == 3


@given(P_VALUES)
@settings(max_examples=10)  # statsmodels collects garbage in each of Holm's adjustments
def test_holm_is_that_of_statsmodels(p_values: list[float]) -> None:
    assert holm(p_values) == pytest.approx(references.adjusted(p_values, "holm"), abs=1e-9)


@given(P_VALUES)
def test_benjamini_hochberg_is_that_of_statsmodels(p_values: list[float]) -> None:
    assert benjamini_hochberg(p_values) == pytest.approx(references.adjusted(p_values, "fdr_bh"), abs=1e-9)


@given(P_VALUES)
def test_the_synthetic_package_adjusts_alike(p_values: list[float]) -> None:
    assert without_libraries.benjamini_hochberg(p_values) == pytest.approx(benjamini_hochberg(p_values), abs=1e-9)


def test_nothing_to_adjust() -> None:
    assert holm([]) == benjamini_hochberg([]) == ()


def test_a_p_value_is_a_share() -> None:
    with pytest.raises(ValueError, match=r"p_values\[1\] is 1.2; allowed: finite numbers from 0 to 1"):
        holm([0.1, 1.2])
