"""Which texts become examples."""

import pytest

from evals.judges import load_rubric
from evals.judges.better.choosing import LONGEST, TooFew, choose
from evals.labels.material import LabelledText, Material
from tests.evals.judges.planted import labels_of, material

ALL: Material = material(load_rubric("friendly"))


def text(number: int, said: str, passes: bool = True, cluster: str | None = None) -> LabelledText:
    item = f"i-{number:016x}"
    labels = labels_of(number, item, "pass" if passes else "fail", "v3+33333333", ("ana",))
    return LabelledText(item, cluster or f"t{number}", "train", {"message": said}, labels)


def names(found: list[LabelledText]) -> list[int]:
    return [int(one.item[2:], 16) for one in found]


def test_both_labels_in_turn_from_train_alone_the_same_in_whatever_order() -> None:
    found = choose(ALL.texts, {}, 8, seed=1)
    assert [one.passes for one in found] == [True, False] * 4
    assert {one.split for one in found} == {"train"}
    assert len({one.cluster for one in found}) == 8
    assert choose(ALL.texts[::-1], {}, 8, seed=1) == found


def test_the_usual_before_the_odd_and_where_the_judge_errs_before_where_it_does_not() -> None:
    passes = [text(1, "a b c d"), text(2, "a b c e"), text(3, "a b c f"), text(4, "x y z w"), text(5, "x y z v")]
    fails = [text(9, "p q", passes=False)]
    assert names(choose([*passes, *fails], {}, 2))[0] in (1, 2, 3)
    wrong = {passes[3].item: False, passes[4].item: False}
    assert names(choose([*passes, *fails], wrong, 2))[0] in (4, 5)


def test_a_second_text_of_a_tuple_comes_only_when_there_is_no_other() -> None:
    passes = [text(1, "a b c d", cluster="t"), text(2, "a b c d e", cluster="t"), text(3, "x", cluster="u")]
    fails = [text(number, f"p{number}", passes=False) for number in (7, 8, 9)]
    assert {*names(choose([*passes, *fails], {}, 4))[::2]} in ({1, 3}, {2, 3})
    assert {*names(choose([*passes, *fails], {}, 6))[::2]} == {1, 2, 3}


def test_texts_that_people_differ_on_and_very_long_ones_are_left_out() -> None:
    one, other = text(1, "a b"), text(2, "c d")
    split = one._replace(labels=(*one.labels, *labels_of(3, one.item, "fail", "v3+33333333", ("ben",))))
    long = text(4, "a" * (LONGEST + 1))
    assert names(choose([split, long, other, text(9, "p", passes=False)], {}, 2)) == [2, 9]


def test_more_than_there_are() -> None:
    with pytest.raises(
        TooFew, match="4 examples, half of either label; allowed: up to 2, for train has 2 passes and 1"
    ):
        choose([text(1, "a"), text(2, "b"), text(3, "c", passes=False)], {}, 4)
