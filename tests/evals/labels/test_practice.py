"""The practice set as labels."""

from collections import Counter
from dataclasses import replace

import pytest

from evals.judges.rubric_file import load_rubric
from evals.labels.leaks import LeakError, refuse_leaks
from evals.labels.practice import READERS, PracticeError, read_practice


def test_every_message_has_a_label_of_either_reader() -> None:
    practice = read_practice("friendly")
    assert len(practice.messages) == len({one.item for one in practice.messages}) == 330
    given = Counter((label.person, label.verdict) for label in practice.labels)
    assert {person for person, _ in given} == {*READERS.values()} == {"first reader", "second reader"}
    assert [given["first reader", verdict] for verdict in ("pass", "fail", "unsure")] == [187, 133, 10]
    assert [given["second reader", verdict] for verdict in ("pass", "fail", "unsure")] == [185, 136, 9]


def test_whole_trips_are_in_one_split_and_always_in_the_same() -> None:
    practice = read_practice("friendly")
    by_trip: dict[str, set[str]] = {}
    for one in practice.messages:
        by_trip.setdefault(one.trip, set()).add(one.split)
    assert {len(splits) for splits in by_trip.values()} == {1}
    assert Counter(one.split for one in practice.messages) == {"dev": 132, "test": 134, "train": 64}
    assert read_practice("friendly") == practice


def test_a_part_has_the_labels_of_its_messages_alone() -> None:
    dev = read_practice("friendly").of(["dev"])
    items = {one.item for one in dev.messages}
    assert (len(dev.messages), len(dev.labels)) == (132, 264)
    assert {label.item for label in dev.labels} == items


def test_no_version_that_ships_has_seen_dev_or_test() -> None:
    held = read_practice("friendly").held()
    for number in (1, 2, 3):
        refuse_leaks(load_rubric(f"friendly.v{number}"), held)


def test_a_message_of_dev_in_a_prompt_is_named() -> None:
    practice, rubric = read_practice("friendly"), load_rubric("friendly.v1")
    one = next(message for message in practice.messages if message.split == "dev" and len(message.text) > 200)
    with pytest.raises(LeakError, match=rf"{one.name} of dev: 100% of its message"):
        refuse_leaks(replace(rubric, system=f"{rubric.system}\nFriendly: {one.text.upper()}"), practice.held())


def test_an_unknown_set_is_named() -> None:
    with pytest.raises(PracticeError, match=r"unknown practice set 'freindly'; did you mean 'friendly'"):
        read_practice("freindly")
