from agents.days.day_title import day_title
from tests.agents.support import place


def test_a_day_is_called_by_the_areas_with_the_longest_stays_in_its_order() -> None:
    stays = [("Harbour", 60), ("Old town", 30), ("Hill", 90), ("Old town", 40)]
    assert day_title(place(area=area, minutes=minutes) for area, minutes in stays) == "Old town, Hill"
    assert day_title([]) == ""
