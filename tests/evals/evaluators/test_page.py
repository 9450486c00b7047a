from pathlib import Path

import pytest

import evals
from evals.evaluators.__main__ import main, page
from evals.evaluators.pairs.registry import all_pair_evaluators
from evals.evaluators.registry import all_evaluators

PAGE = Path(evals.__file__).parent.parent / "docs" / "evaluators.md"


def test_the_page_in_docs_is_made_from_the_code() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m evals.evaluators --write docs/evaluators.md"


def test_every_evaluator_has_one_row_with_all_columns() -> None:
    rows = [row.strip("| ").split(" | ") for row in page().splitlines() if row.startswith("| `")]
    names = [name.strip("`") for name, _ in rows]
    assert len(names) == len(all_evaluators()) + len(all_pair_evaluators())
    assert set(names) == {*all_evaluators(), *all_pair_evaluators()}


def test_it_prints_or_writes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.argv", ["evaluators"])
    main()
    assert capsys.readouterr().out == page()
    monkeypatch.setattr("sys.argv", ["evaluators", "--write", str(tmp_path / "evaluators.md")])
    main()
    assert (tmp_path / "evaluators.md").read_text(encoding="utf-8") == page()
