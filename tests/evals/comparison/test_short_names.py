"""Evaluators by the shortest name that tells them apart."""

import pytest

from evals.comparison.words import short

V2, V3 = "friendly.judge@v2+1111aaaa", "friendly.judge@v3+2222bbbb"
MINI, JURY, OTHER = f"{V3}:gpt-4.1-mini", "friendly.jury@3333cccc", "friendly.jury@4444dddd"


@pytest.mark.parametrize(
    ("evaluator", "among", "says"),
    [
        (V3, [], "friendly"),
        (V3, [V3, "check.diet", JURY], "friendly"),
        (V3, [V2, V3], "friendly@v3"),
        (V2, [V2, V3], "friendly@v2"),
        (MINI, [V3, MINI], "friendly:gpt-4.1-mini"),
        (V3, [V3, MINI], "friendly"),
        (JURY, [JURY], "friendly.jury"),
        (JURY, [JURY, OTHER], "friendly.jury@3333cccc"),
        ("check.diet", ["check.diet", V3], "check.diet"),
    ],
)
def test_a_name(evaluator: str, among: list[str], says: str) -> None:
    assert short(evaluator, among) == says
