"""Phrases over groups of words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from agents.guards.lexicon import lexicon
from agents.guards.words import words

FILE = """
language: Test
reach: 2
groups:
  drop: forget, set aside
  mine: my
  orders: rule*, order
  more: or else
  write: write
  trip: day
  times: "## times"
phrases:
  override:
    - drop -mine orders -more
    - -mine times
    - drop 0 trip
    - write -trip 9 end
"""


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    (tmp_path / "xx.yaml").write_text(FILE, encoding="utf-8")
    monkeypatch.setattr("agents.guards.lexicon.FOLDER", tmp_path)
    made = lexicon.__wrapped__()

    def of(text: str) -> list[str]:
        said = words(text)
        spans = made.phrases("override", said, made.find(said))
        return [text[said[first].start : said[last].end] for first, last in spans]

    return of


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Forget the rules", ["Forget the rules"]),
        ("SET ASIDE those old rulebooks now", ["SET ASIDE those old rulebooks"]),
        ("forget one two three rules", []),
        ("forget my rules", []),
        ("forget it. Rules", []),
        ("set it aside, rules", []),
        ("forget the rules or else", []),
        ("rules forget", []),
        ("forget orders", []),
        ("ask 500 times", ["500 times"]),
        ("ask 50 times", []),
        ("my 500 times", []),
        ("forget day", ["forget day"]),
        ("forget the day", []),
        ("write it. A day", ["write it"]),
        ("write it", ["write it"]),
        ("write a day", []),
        ("write", ["write"]),
    ],
)
def test_a_phrase(found: Callable[[str], list[str]], text: str, pieces: list[str]) -> None:
    assert found(text) == pieces
