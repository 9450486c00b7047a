"""The files of phrases: how they are read, and that ours are whole."""

from pathlib import Path
from random import Random

import pytest

from synthetic.wording.draw import Draw
from synthetic.wording.phrasebook import PhraseError, phrasebook
from synthetic.wording.template import TemplateError

VALUES = frozenset(
    ("I", "me", "my", "am", "name", "full_name", "home", "city", "span", "long", "n", "start", "month", "part", "end",
     "day_number", "year", "adults", "seniors", "kids", "grown_ups", "total", "others", "adults_n", "kids_n",
     "seniors_n", "diet", "ages", "passport", "amount", "unserved", "interests", "about", "hint", "code",
     "interest", "query", "day")
)  # fmt: skip


def book(folder: Path, text: str) -> Draw:
    (folder / "file.yaml").write_text(text, encoding="utf-8")
    return Draw(phrasebook(folder), Random(1), {"city": "Rome"})


def test_every_slot_of_ours_is_a_value_or_a_group() -> None:
    ours = phrasebook()
    unknown = {
        f"{group}: {slot}"
        for group, templates in ours.groups.items()
        for template in templates
        for slot in template.slots
        if slot not in VALUES and slot not in ours.groups and f"{group.partition('.')[0]}.{slot}" not in ours.groups
    }
    assert unknown == set()


def test_a_phrase_a_line_and_an_indented_line_goes_on(tmp_path: Path) -> None:
    draw = book(tmp_path, "go: |\n  to <city>\n    at last\n  away\n")
    assert sorted(draw.each("file.go")) == ["away", "to Rome at last"]


def test_no_phrase_comes_twice_while_others_are_left(tmp_path: Path) -> None:
    draw = book(tmp_path, "go: |\n  a\n  b\n  c\n")
    assert sorted(draw.say("file.go") for _ in range(3)) == ["a", "b", "c"]


def test_a_group_stands_in_a_slot_of_its_file_or_by_file_and_name(tmp_path: Path) -> None:
    draw = book(tmp_path, "go: <where>, <file.where>!\nwhere: |\n  to <city>\n")
    assert draw.say("file.go") == "to Rome, to Rome!"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("go: |\n  {a\n", r"file.yaml: go: '\{a': a '\{' has no end"),
        ("go: ''\n", "file.yaml: go: holds no phrase"),
        ("go: [a, b]\n", "file.yaml: wanted groups of lines"),
        ("go: |\n  <nowhere>\n", "file.go: unknown slot 'nowhere'; allowed: city"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(PhraseError, match=why) as raised:
        book(tmp_path, text).say("file.go")
    assert not isinstance(raised.value, TemplateError)


def test_an_unknown_group_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(PhraseError, match=r"no group of phrases 'file\.stay'; allowed: file\.go"):
        book(tmp_path, "go: away\n").say("file.stay")


def test_the_digest_changes_with_a_phrase(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file.yaml").write_text(f"go: {name}\n", encoding="utf-8")
    assert phrasebook(tmp_path / "one").digest != phrasebook(tmp_path / "two").digest
