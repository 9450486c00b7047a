"""What a label may be, and which labels count."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from evals.labels.label import Quote
from evals.labels.standing import About, part, standing
from evals.labels.text import Person
from tests.evals.labels.support import V1, V3, label, withdrawal

ITEM = "i-" + "0" * 16
ANA = About(ITEM, "friendly", "33333333", "ana")


def test_the_latest_label_of_a_person_by_a_version_counts() -> None:
    events = [label(1), label(2, verdict="fail"), label(3, person="ben"), label(4, version=V1)]
    found = standing(events)
    assert {(key.person, key.digest): one.verdict for key, one in found.items()} == {
        ("ana", "33333333"): "fail",
        ("ben", "33333333"): "pass",
        ("ana", "11111111"): "pass",
    }


def test_what_is_taken_back_gives_way_to_what_was_said_before() -> None:
    events = [label(1), label(2, verdict="fail"), withdrawal(3, 2)]
    assert standing(events)[ANA].id == label(1).id
    assert standing([*events, withdrawal(4, 1)]) == {}
    assert standing([*events, withdrawal(4, 1), label(5, verdict="skip")])[ANA].verdict == "skip"


def test_nobody_takes_back_what_another_has_said_nor_the_same_twice() -> None:
    assert standing([label(1), withdrawal(2, 1, person="ben")])[ANA].id == label(1).id
    events = [label(1), label(2), withdrawal(3, 2), withdrawal(4, 2)]
    assert standing(events)[ANA].id == label(1).id


def test_the_same_event_twice_counts_once() -> None:
    assert standing([label(1), label(2), label(1)])[ANA].id == label(2).id


def test_labels_of_two_versions_are_parted_by_content_and_not_by_number() -> None:
    current, outdated = part([label(1), label(2, version=V1), label(3, version="v9+33333333")], V3)
    assert [one.version for one in current] == [V3, "v9+33333333"]
    assert [one.version for one in outdated] == [V1]


@pytest.mark.parametrize(
    ("field", "value"),
    [("version", "v3"), ("version", "3"), ("verdict", "maybe"), ("person", ""), ("person", "a\nb"), ("person", "=x"),
     ("probability", 0), ("probability", 1.1), ("seconds", -1), ("comment", "x" * 4001), ("item", "i-1"),
     ("comment", "\0"), ("comment", "\ud800"), ("at", "2026-11-20T12:00:00")],
)  # fmt: skip
def test_what_is_no_label(field: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        label(1, **{field: value})


@pytest.mark.parametrize("name", ["Ana", "Zoë O'Neil", "जया", "Jean-Luc", "j.r.", "小明", "ana_2"])
def test_names_of_any_script(name: str) -> None:
    assert TypeAdapter(Person).validate_python(f" {name} ") == name


def test_a_quote_is_as_long_as_it_says_in_code_points() -> None:
    assert Quote(part="message", start=3, end=5, text="a🌿").text == "a🌿"
    with pytest.raises(ValidationError, match="3 to 6 are 3 characters, not 2"):
        Quote(part="message", start=3, end=6, text="a🌿")
