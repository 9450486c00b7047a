from decimal import Decimal
from pathlib import Path

import pytest

from app.settings import REHEARSAL, Settings
from evals.prices import PricesError, load_prices


def test_tokens_cost_by_model() -> None:
    prices = load_prices()
    assert prices.usd("gpt-4.1-mini", 1_000_000, 500_000) == Decimal("1.20")
    assert prices.usd("gpt-4.1-2025-04-14", 1_000, 1_000) == Decimal("0.01")
    assert prices.usd("my-deployment", 1_000, 1_000) is None


def test_the_engine_costs_nothing_and_the_default_models_are_known() -> None:
    prices, fields = load_prices(), Settings.model_fields
    assert prices.usd(REHEARSAL, 10_000, 10_000) == 0
    assert prices.of(fields["agent_model"].default)
    assert prices.of(fields["judge_model"].default)


def test_what_is_not_known_is_said() -> None:
    prices = load_prices()
    assert prices.says("gpt-4.1-mini") == (
        "gpt-4.1-mini: 0.40 USD in, 1.60 USD out per million tokens (list price of 2025-04-14)"
    )
    assert prices.says("llama") == "llama: price unknown, so no cost is shown; add it to a table of prices"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("models: {m: {input: -1, output: 1, since: 2026-01-01, source: s}}", "p.yaml: models.m.input: '-1': "),
        ("models: {m: {input: 1, since: 2026-01-01, source: s}}", "p.yaml: models.m.output: "),
        ("models: [", "p.yaml: no YAML: "),
    ],
)
def test_a_bad_table_is_refused(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(text)
    with pytest.raises(PricesError) as refused:
        load_prices(path)
    assert str(refused.value).startswith(why)
