"""Slips with one clear reading."""

from random import Random

import pytest

from agents.data.naming import fold
from agents.data.tables import TravelData
from synthetic.facts.misspelling import misspelt


def test_a_slip_still_means_the_city(data: TravelData) -> None:
    for city in data.curated():
        for seed in range(4):
            name = misspelt(city, data, Random(seed))
            if name is not None:
                first = data.resolve(name)[0]
                assert (first.destination.id, first.kind) == (city.id, "spelling"), name
                assert fold(name) != fold(city.name)


def test_slips_vary(data: TravelData) -> None:
    lisbon = data.destination("lisbon")
    written = {name for seed in range(60) if (name := misspelt(lisbon, data, Random(seed)))}
    assert {len(name) - len("Lisbon") for name in written} == {-1, 0, 1}
    assert len(written) >= 8


@pytest.mark.parametrize("id", ["rome", "lima", "new-york", "hong-kong"])
def test_too_short_a_name_leaves_doubt(data: TravelData, id: str) -> None:
    assert misspelt(data.destination(id), data, Random(1)) is None
