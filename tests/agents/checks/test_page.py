from pathlib import Path

import pytest

import agents
from agents.checks.__main__ import main, page

PAGE = Path(agents.__file__).parent.parent / "docs" / "checks.md"


def test_the_page_in_docs_is_made_from_the_code() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m agents.checks --write docs/checks.md"


def test_hard_ones_come_first_and_each_row_has_all_columns() -> None:
    rows = [row.strip("| ").split(" | ") for row in page().splitlines() if row.startswith("| `")]
    assert rows[0] == [
        "`arithmetic`",
        "hard",
        "no",
        "Lines, days and kinds add up to the total, to the smallest unit of the currency, and every line has one id.",
    ]
    assert {len(row) for row in rows} == {4}
    assert [row[1] for row in rows] == sorted(row[1] for row in rows)


def test_it_prints_or_writes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.argv", ["checks"])
    main()
    assert capsys.readouterr().out == page()
    monkeypatch.setattr("sys.argv", ["checks", "--write", str(tmp_path / "checks.md")])
    main()
    assert (tmp_path / "checks.md").read_text(encoding="utf-8") == page()
    assert capsys.readouterr().out == ""
