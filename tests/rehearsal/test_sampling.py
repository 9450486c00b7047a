"""Temperature and seed."""

import json
from typing import Any

from tests.rehearsal.support import ITINERARY, KEY_POINTS, itinerary, message, send, strict


def body(**fields: Any) -> dict[str, Any]:
    request = {"model": "m", "messages": itinerary("Be warm."), "response_format": strict(ITINERARY), **fields}
    status, reply = send(json.dumps(request).encode())
    assert status == 200
    return reply


def test_temperature_0_is_deterministic() -> None:
    assert body(temperature=0)["choices"] == body(temperature=0)["choices"]
    assert body(temperature=0, seed=1)["choices"] == body(seed=2)["choices"]


def test_the_same_seed_gives_the_same_words() -> None:
    assert body(temperature=1, seed=7)["choices"] == body(temperature=1, seed=7)["choices"]


def test_seeds_change_words_not_facts() -> None:
    texts = {message("Be warm.", temperature=1, seed=seed) for seed in range(12)}
    assert len(texts) > 3
    for text in texts:
        places = [text.find(point[point.index(" ") :]) for point in KEY_POINTS]
        assert -1 not in places
        assert places == sorted(places)


def test_choices_vary_by_index() -> None:
    choices = body(temperature=1.5, seed=3, n=4)["choices"]
    assert [choice["index"] for choice in choices] == [0, 1, 2, 3]
    assert len({choice["message"]["content"] for choice in choices}) > 1
