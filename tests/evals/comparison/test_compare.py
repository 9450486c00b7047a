"""What an artifact says: rates, differences, claims and the sentence, of planted verdicts."""

from pathlib import Path

import pytest

from evals.artifact import open_folder, read_artifact
from evals.comparison import Comparisons, compare, headline
from evals.comparison.beforehand import detectable
from evals.comparison.compare import Claim
from evals.row import Key, Row, Spent, Verdict
from tests.evals.runner.support import JUDGE, asked, some_cases

CASES = some_cases(200)


def planted(folder: Path, per_variant: int = 200) -> Comparisons:
    """`kind` passes the judge on 60 of 100 where `baseline` passes 30, and takes twice the tokens."""
    rows: list[str] = []
    verdicts: list[str] = []

    def say(key: Key, evaluator: str, outcome: str) -> None:
        about = key._asdict() | {"evaluator": evaluator, "outcome": outcome, "label": outcome, "reason": ""}
        verdicts.append(Verdict.model_validate(about).model_dump_json())

    for variant, shares in (("baseline", 3), ("kind", 6)):
        for number, case in enumerate(CASES[:per_variant]):
            key = Key(case.id, variant, 0)
            spent = Spent(calls=1, prompt_tokens=100 * shares + number % 7)
            rows.append(Row(**key._asdict(), state="done", spent=spent, elapsed_ms=100).model_dump_json())
            say(key, JUDGE, "pass" if number // 2 % 10 < shares else "fail")
            say(key, "even", "pass")
            say(key, "rare", "unscored" if number else "pass")
            if variant == "baseline" or number > 9:
                say(key, "sometimes", "fail" if number % 50 == (11 if variant == "kind" else 12) else "pass")
    with open_folder(folder, asked(CASES), CASES):
        (folder / "rows.jsonl").write_text("\n".join(rows) + "\n")
        (folder / "verdicts.jsonl").write_text("\n".join(verdicts) + "\n")
    return compare(read_artifact(folder))


def test_rates_and_differences_with_their_claims(tmp_path: Path) -> None:
    found = planted(tmp_path)
    assert found.evaluators == [JUDGE, "even", "rare", "sometimes"]
    judged = found.paired[JUDGE, "kind"]
    assert judged.comparison
    assert judged.comparison.difference == pytest.approx(0.3)
    assert (judged.comparison.n_pairs, judged.comparison.clusters) == (200, 100)
    assert 0.20 < judged.comparison.low < 0.3 < judged.comparison.high < 0.40
    assert judged.adjusted == 2 * judged.comparison.p_value
    assert found.paired["even", "kind"].adjusted == 1
    assert judged.claim is Claim.BETTER
    assert found.paired["even", "kind"].claim is Claim.NOT_WORSE
    assert (found.paired["sometimes", "kind"].left_out, found.paired["sometimes", "kind"].claim) == (
        10,
        Claim.NOT_WORSE,
    )
    rate = found.rates[JUDGE, "baseline"]
    assert rate.interval
    assert (rate.interval.point, rate.scored) == (pytest.approx(0.3), 200)


def test_what_is_not_scored_is_no_fail(tmp_path: Path) -> None:
    found = planted(tmp_path)
    rare = found.rates["rare", "kind"]
    assert (rare.scored, rare.unscored, rare.interval) == (1, 199, None)
    assert found.paired["rare", "kind"].comparison is None
    assert found.paired["rare", "kind"].claim is Claim.CANNOT_TELL


def test_the_verdict_in_a_sentence(tmp_path: Path) -> None:
    (sentence,) = headline(planted(tmp_path))
    assert sentence.startswith("kind against baseline: better on kind by 30 points [2")
    assert "not worse on even and sometimes (margin 5), cannot be told on rare, 99 % more tokens [9" in sentence


def test_a_run_that_is_not_through_says_so(tmp_path: Path) -> None:
    (sentence,) = headline(planted(tmp_path, per_variant=50))
    assert sentence.startswith("kind against baseline, so far (100 of 400 runs are done): better on kind")


def test_worse_is_said_as_such(tmp_path: Path) -> None:
    with open_folder(tmp_path, asked(CASES), CASES):
        said = {"repetition": 0, "evaluator": "good", "label": "", "reason": ""}
        lines = [
            Verdict.model_validate({"case": case.id, "variant": variant, "outcome": outcome} | said)
            for case in CASES
            for variant, outcome in (("baseline", "pass"), ("kind", "fail"))
        ]
        rows = [Row(case=line.case, variant=line.variant, repetition=0, state="done") for line in lines]
        (tmp_path / "rows.jsonl").write_text("".join(f"{row.model_dump_json()}\n" for row in rows))
        (tmp_path / "verdicts.jsonl").write_text("".join(f"{line.model_dump_json()}\n" for line in lines))
    (sentence,) = headline(compare(read_artifact(tmp_path)))
    assert sentence.startswith("kind against baseline: worse on good by 100 points [9")


def test_nothing_to_compare(tmp_path: Path) -> None:
    with open_folder(tmp_path, asked(CASES), CASES):
        assert headline(compare(read_artifact(tmp_path))) == ["Nothing is scored."]


def test_what_can_be_found_is_said_beforehand() -> None:
    found = detectable(CASES, repetitions=1)
    assert found == {0.1: pytest.approx(0.0867, abs=0.003), 0.2: pytest.approx(0.124, abs=0.004), 0.4: found[0.4]}
    assert found == detectable(CASES, repetitions=5)
    assert (found[0.4] or 0) > (found[0.2] or 0)
    assert detectable(some_cases(6), repetitions=1) == {0.1: None, 0.2: None, 0.4: None}
