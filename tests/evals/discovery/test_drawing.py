from agents.data.tables import TravelData
from evals.discovery.drawing import draw
from tests.evals.labels.support import item


def test_one_of_each_tuple_comes_first_and_more_begins_with_the_same(data: TravelData) -> None:
    items = [item(data, number, f"message {number}") for number in range(12)]
    found = draw(items, 12, seed=1)
    assert len({one.case.cluster for one in found[:6]}) == 6
    assert {one.id for one in found} == {one.id for one in items}
    assert draw([*items[::-1], *items], 5, seed=1) == found[:5]
    assert draw(items, 12, seed=2) != found
