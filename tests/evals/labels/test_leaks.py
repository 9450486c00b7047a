"""A prompt that holds what it is measured on is refused, by content."""

from dataclasses import replace

import pytest

from evals.judges import load_rubric
from evals.judges.rubric import Example
from evals.labels.leaks import HeldItem, LeakError, leaks, refuse_leaks

TRAIN = (
    "Your four days in Lisbon are ready, and they fit: 1,148 EUR of your 1,200. You'll hear fado on Wednesday at 19:00 "
    "at Clube de Fado in Alfama. Prices are estimates, and entry rules change: please verify them with the embassy."
)
DEV = (
    "We've kept everything easy in Kyoto so that the children stay happy: the temple at ten, soba by the river, and an "
    "early night. Prices are estimates, and entry rules change: please verify them with the embassy."
)
ITEMS = [
    HeldItem("i-" + "1" * 16, "train", {"message": TRAIN}),
    HeldItem("i-" + "2" * 16, "dev", {"message": DEV}),
    HeldItem("i-" + "3" * 16, "test", {"message": "Nice."}),
]


def with_example(text: str) -> None:
    rubric = load_rubric("friendly")
    example = Example(text=text, label="friendly", reason="so")
    refuse_leaks(replace(rubric, examples=(*rubric.examples, example)), ITEMS)


def test_the_packaged_rubric_and_an_example_of_train_may_stay() -> None:
    refuse_leaks(load_rubric("friendly"), ITEMS)
    with_example(TRAIN)


@pytest.mark.parametrize(
    "text",
    [
        DEV,
        DEV.upper().replace(",", " ;").replace(" ", "\n"),
        DEV.partition(" Prices")[0],
        "the temple at ten, soba by the river, and an early night",
        DEV.replace("Kyoto", "Nara").replace("ten", "eleven"),
        f"Judge kindly. {TRAIN} {DEV} And so on, as the case may be, for whoever reads this far.",
    ],
    ids=["whole", "other signs", "first half", "a piece", "a few words changed", "in the middle"],
)
def test_a_dev_example_in_a_prompt_is_refused_and_named(text: str) -> None:
    with pytest.raises(LeakError, match=r"friendly\.v3.* i-2222222222222222 of dev: .* of its message.*from train"):
        with_example(text)


def test_what_all_texts_share_is_no_leak() -> None:
    with_example("Have fun. Prices are estimates, and entry rules change: please verify them with the embassy.")


def test_how_much_of_an_item_is_told() -> None:
    (found,) = leaks([DEV.partition(": the temple")[0]], ITEMS)
    assert (found.item, found.split, found.part) == ("i-2222222222222222", "dev", "message")
    assert found.share == pytest.approx(0.4, abs=0.1)
    assert found.words == "we ve kept everything easy"


def test_in_one_prompt_among_many() -> None:
    assert [one.item for one in leaks(["Nothing.", TRAIN, DEV], ITEMS)] == ["i-2222222222222222"]
    assert leaks([], ITEMS) == []
