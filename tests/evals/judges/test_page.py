from agents.prompt import versions
from evals.judges.page import table
from evals.judges.rubric_file import FOLDER, rubric_names
from evals.judges.shown import PARTS
from tests.evals.judges.test_versions import DOCS


def test_the_docs_hold_the_table() -> None:
    assert table() in DOCS.read_text("utf-8")


def test_a_row_a_rubric_with_its_whole_history() -> None:
    rows = table().splitlines()[2:]
    assert [row.split("`")[1] for row in rows] == list(rubric_names())
    assert [row.count("<br>") + 1 for row in rows] == [len(versions(name, FOLDER)) for name in rubric_names()]
    assert "| mood frustrated | calm (pass), grating (fail) | v1: first version<br>v2: " in rows[1]


def test_the_docs_name_every_part_and_label_that_code_knows() -> None:
    text = DOCS.read_text("utf-8")
    assert [part for part in PARTS if f"`{part}`" not in text] == []
    assert [word for word in ("unreadable", "refused", "infrastructure", "empty") if f"`{word}`" not in text] == []
