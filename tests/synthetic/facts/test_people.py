"""People: names, homes and habits that go together."""

from collections import Counter
from random import Random

import pytest

from agents.data.tables import TravelData
from synthetic.facts.people import HABITS, People, all_people, habits, in_need_of_a_visa, name_of, person_of


@pytest.mark.parametrize("people", all_people(), ids=lambda people: people.locale)
def test_homes_are_in_the_country(data: TravelData, people: People) -> None:
    assert people.locale.endswith(people.country)
    for home in people.homes:
        city = data.resolve(home)[0].destination
        assert city.country == people.country
        assert data.resolve(city.name)[0].destination.id == city.id


@pytest.mark.parametrize("people", all_people(), ids=lambda people: people.locale)
def test_names_vary_by_seed_alone(people: People) -> None:
    names = [name_of(people, seed) for seed in range(20)]
    assert names == [name_of(people, seed) for seed in range(20)]
    assert len(set(names)) > 15
    assert all(len(name.split()) >= 2 and not any(char > "ỿ" for char in name) for name in names)


def test_nobody_lives_where_they_go(data: TravelData) -> None:
    german = next(people for people in all_people() if people.locale == "de_DE")
    hamburg = data.resolve("Hamburg")[0].destination.id
    homes = {person_of(german, data, Random(seed), hamburg).home for seed in range(30)}
    assert homes == {"Munich", "Leipzig"}


def test_habits_are_few_and_do_not_clash() -> None:
    drawn = [habits(Random(seed)) for seed in range(600)]
    assert Counter(map(len, drawn)).keys() == {0, 1, 2, 3}
    assert {habit for each in drawn for habit in each} == set(HABITS)
    for each in drawn:
        assert not {"terse", "wordy"} <= set(each)
        assert "formal" not in each or {"lower_case", "emoji", "abbreviations", "no_punctuation"}.isdisjoint(each)


def test_who_needs_a_visa(data: TravelData) -> None:
    assert {"IN", "NG"} <= {people.country for people in in_need_of_a_visa("US", data)}
    assert "FR" not in {people.country for people in in_need_of_a_visa("DE", data)}
    assert in_need_of_a_visa("KE", data) == ()
