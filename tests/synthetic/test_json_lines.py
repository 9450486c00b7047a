"""Lines of JSON, wherever they come from."""

import pytest
from pydantic import BaseModel

from synthetic.json_lines import Line, LinesError, lines_of, parsed


class Note(BaseModel):
    text: str


def test_only_a_line_feed_ends_a_line() -> None:
    said = "one\u2028two\u0085three\x0bfour"
    content = Note(text=said).model_dump_json().encode()
    (line,) = lines_of("notes.jsonl", content.split(b"\n"))
    assert parsed(line, Note).text == said


def test_blank_lines_count_but_are_not_read() -> None:
    assert list(lines_of("notes.jsonl", [b"{}\r\n", b"  \n", b"[]"])) == [
        Line("notes.jsonl:1", "{}"),
        Line("notes.jsonl:3", "[]"),
    ]


def test_what_is_no_text_is_named() -> None:
    with pytest.raises(LinesError, match=r"^notes\.jsonl:2: no text in UTF-8$"):
        list(lines_of("notes.jsonl", [b"{}\n", b"\xff\n"]))


def test_what_is_no_note_is_named() -> None:
    with pytest.raises(LinesError, match=r"^notes\.jsonl:7: text: '3': Input should be a valid string$"):
        parsed(Line("notes.jsonl:7", '{"text": 3}'), Note)
