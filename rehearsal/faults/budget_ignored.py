"""As if there were no limit to what may be spent."""

import re
from collections.abc import Sequence

from pydantic import JsonValue

from rehearsal.faults.registry import Scene, fault
from rehearsal.faults.written import main_text, schema_of, value_of, with_main_text, with_value
from rehearsal.found import Record
from rehearsal.names import Fit, fit
from rehearsal.schema_shape import enum_values, properties, shapes
from rehearsal.words import sentences

_MONEY = re.compile(
    r"\b(?:budget|afford|cost|price|spend)\w*|\b\d[\d,.]*\s?(?-i:[A-Z]{3})\b|[$€£¥]\s?\d", re.IGNORECASE
)
_CARELESS = "Money is no object here."
_AMOUNT = re.compile(r"\d[\d,]{0,14}(?:\.\d{1,4})?")


@fault(
    "budget_ignored",
    effect="Chooses the dearest of options with a price; of money a text says only that it is no object.",
)
def budget_ignored(scene: Scene) -> Scene | None:
    """Acts on a property whose allowed values stand in rows with an amount, else on the main text."""
    return _dearest(scene) or _silent(scene)


def _silent(scene: Scene) -> Scene | None:
    path, text = main_text(scene) or ((), "")
    said = sentences(text)
    kept = [sentence for sentence in said if not _MONEY.search(sentence)]
    if len(kept) == len(said):
        return None
    changed = with_main_text(scene.answer, path, " ".join([*kept, _CARELESS]))
    return scene.saying(changed, f"{'.'.join(path) or 'reply'}: {len(said) - len(kept)} of {len(said)} sentences")


def _dearest(scene: Scene) -> Scene | None:
    value, root = value_of(scene.answer), schema_of(scene)
    if not isinstance(value, dict):
        return None
    for name, child in properties(root).items():
        for shape in shapes(child, root):
            prices = _prices(enum_values(shape.schema) or [], [found.value for found in scene.context.records])
            dearest = max(prices, key=lambda option: prices[option], default=None)
            if len(prices) > 1 and name in value and value[name] != dearest:
                did = f"{name}: {value[name]} -> {dearest}"
                return scene.saying(with_value(scene.answer, {**value, name: dearest}), did)
    return None


def _prices(options: Sequence[JsonValue], records: Sequence[JsonValue]) -> dict[str, float]:
    prices: dict[str, float] = {}
    for record in records:
        if isinstance(record, dict):
            option = next((entry for entry in record.values() if isinstance(entry, str) and entry in options), None)
            amount = _amount(record)
            if option is not None and amount is not None:
                prices[option] = max(amount, prices.get(option, 0.0))
    return prices


def _amount(record: Record) -> float | None:
    """The largest amount under a key such as `total`, `price` or `cost`; not of one that holds rows of its own."""
    amounts: list[float] = []
    for key, value in record.items():
        if isinstance(value, list) and any(isinstance(row, dict) for row in value):
            return None
        if fit("price", key) >= Fit.SYNONYM and not isinstance(value, bool | dict | list):
            found = _AMOUNT.search(str(value))
            amounts += [float(found[0].replace(",", ""))] if found else []
    return max(amounts, default=None)
