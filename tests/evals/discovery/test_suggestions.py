from evals.discovery.suggestions import suggest
from tests.evals.discovery.support import note

OPEN = [
    note(1, "the museum is closed on Monday"),
    note(2, "closed museum on the first day"),
    note(3, "message sounds like a robot"),
    note(4, "reads like a robot wrote the message"),
    note(5, "museum closed that day"),
    note(6, "it is what it is"),
]


def test_notes_that_say_much_the_same_stand_together() -> None:
    found = suggest(OPEN)
    assert [[one.text for one in group.notes] for group in found] == [
        ["closed museum on the first day", "museum closed that day", "the museum is closed on Monday"],
        ["message sounds like a robot", "reads like a robot wrote the message"],
        ["it is what it is"],
    ]
    assert [group.terms for group in found] == [("closed", "museum", "day"), ("like", "message", "robot"), ()]
    assert suggest(OPEN[::-1]) == found


def test_a_mode_whose_notes_are_alike_is_suggested() -> None:
    grouped = [note(7, "museum closed", "shut"), note(8, "too dear", "dear"), note(9)]
    assert [group.mode for group in suggest([*OPEN, *grouped])] == ["shut", None, None]
    assert suggest(grouped) == []


def test_a_single_note_or_none_with_words_is_no_error() -> None:
    assert [len(group.notes) for group in suggest([note(1, "closed")])] == [1]
    assert [group.terms for group in suggest([note(1, "it is")])] == [()]
