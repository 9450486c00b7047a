"""Judges by the names that one writes."""

import pytest
from openai import AsyncOpenAI

from evals.judges import RubricError, read_seat, read_seats
from evals.judges.named import judge_of
from evals.runner.versions import judge_versions


def test_a_rubric_its_version_and_a_model() -> None:
    told = [
        (seat.rubric.name, seat.rubric.version, seat.model)
        for name in ("friendly", "friendly@v1", "friendly:gpt-4.1-mini", "friendly@v2:ft:gpt-4.1:org::7", "grounded.v2")
        for seat in read_seats(name)
    ]
    assert told == [
        ("friendly", 3, None),
        ("friendly", 1, None),
        ("friendly", 3, "gpt-4.1-mini"),
        ("friendly", 2, "ft:gpt-4.1:org::7"),
        ("grounded", 2, None),
    ]


def test_a_jury() -> None:
    seats = read_seats("friendly:model-a + friendly:model-b+calm@v2")
    assert [(seat.rubric.label.partition("+")[0], seat.model) for seat in seats] == [
        ("friendly.v3", "model-a"),
        ("friendly.v3", "model-b"),
        ("calm.v2", None),
    ]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("frendly@v1", "unknown rubric 'frendly.v1'; did you mean 'friendly'? allowed: answers, calm"),
        ("friendly@v9", "no version 9 of rubric 'friendly'; there: v1, v2, v3"),
        ("friendly@2", "judge 'friendly@2' cannot be read; wanted as in friendly, friendly@v2"),
        ("friendly:", "judge 'friendly:' cannot be read"),
        ("friendly+", "judge '' of 'friendly+' cannot be read"),
        ("", "judge '' cannot be read"),
        ("friendly+calm+friendly@v3", "judge 'friendly+calm+friendly@v3': 'friendly' sits there twice; allowed: once"),
    ],
)
def test_what_cannot_be_read(name: str, says: str) -> None:
    with pytest.raises(RubricError) as refused:
        read_seats(name)
    assert says in str(refused.value)


def test_where_one_is_wanted_a_jury_is_refused() -> None:
    assert read_seat("preferred:m").model == "m"
    with pytest.raises(RubricError, match="is a jury; allowed here: one judge"):
        read_seat("preferred@v1+preferred@v2")


def test_a_model_that_was_chosen_is_part_of_the_name(rehearsal_client: AsyncOpenAI) -> None:
    def names(name: str, default: str = "default") -> list[str]:
        judge = judge_of([seat.judge(rehearsal_client, default) for seat in read_seats(name)])
        return [f"{one.name}@{one.digest}" for one in judge_versions([judge])]

    (plain,), (chosen,) = names("friendly"), names("friendly:m")
    assert chosen == f"{plain}:m"
    assert names("friendly", "another") == [plain]
    juries = [names("friendly:a+friendly:b"), names("friendly:a+friendly:c"), names("friendly:b+friendly:a")]
    assert juries[0] == juries[2] != juries[1]
    assert juries[0][0].startswith("friendly.jury@")
