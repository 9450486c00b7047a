"""What nulls pass: numbers, and how loudly it is said."""

from pathlib import Path

from evals.artifact import Artifact, read_artifact
from evals.comparison import NullRate, null_rates
from evals.comparison.null_words import null_words
from evals.row import Key
from tests.evals.comparison.support import Says, always, planted
from tests.evals.runner.support import some_cases

CASES, EMPTY = some_cases(20), "null.empty_plan"
FRIENDLY, SAFE = "friendly.judge@v3+0000aaaa", "safe.judge@v1+0000bbbb"


def real(key: Key, number: int, _: int) -> bool:
    """`kind` passes all, `baseline` every second case, a null none."""
    return key.variant == "kind" or (key.variant == "baseline" and number % 2 == 0)


def fails_nulls(key: Key, *_: int) -> bool:
    return key.variant != EMPTY


def suite(folder: Path, judges: dict[str, Says], code: Says = real) -> Artifact:
    """The nulls are beside the experiment, on its first ten cases."""
    says = judges | {"check.breach": always, "check.some": code}
    planted(folder, CASES, ("baseline", "kind"), says)
    planted(folder / "nulls", CASES[:10], (EMPTY,), says)
    return read_artifact(folder)


def test_rates_of_nulls_beside_the_experiment(tmp_path: Path) -> None:
    found = null_rates(suite(tmp_path, {FRIENDLY: real, SAFE: always}))
    assert found == [
        NullRate(EMPTY, FRIENDLY, 0, 10, False),
        NullRate(EMPTY, SAFE, 10, 10, True),
        NullRate(EMPTY, "check.breach", 10, 10, True),
        NullRate(EMPTY, "check.some", 0, 10, False),
        NullRate("null.always_pass", FRIENDLY, 30, 40, False),
        NullRate("null.always_pass", SAFE, 40, 40, True),
    ]


def test_one_judge_that_is_passed_is_an_alarm_and_a_check_is_none(tmp_path: Path) -> None:
    words = null_words(null_rates(suite(tmp_path, {FRIENDLY: real, SAFE: always})))
    assert words.first == []
    assert words.alarms == [
        "null.empty_plan passes safe (10 of 10 outputs), no less often than the variants do.",
        "safe passed all 40 outputs that it was shown: nothing tells it from a judge that passes everything.",
    ]
    assert len(words.calm) == 1
    assert words.calm[0].startswith("null.empty_plan passes 1 of 2 evaluators by code")


def test_a_suite_whose_judges_are_all_passed_is_said_first(tmp_path: Path) -> None:
    words = null_words(null_rates(suite(tmp_path, {SAFE: always})))
    assert words.first == [
        "The judges of this suite cannot tell null.empty_plan from a plan: it passes safe (10 of 10 outputs)."
    ]


def test_a_suite_that_is_passed_as_a_whole_is_said_first(tmp_path: Path) -> None:
    words = null_words(null_rates(suite(tmp_path, {SAFE: always}, code=always)))
    assert words.first == [
        "This suite cannot tell null.empty_plan from a plan: it passes all of its 3 evaluators no less often than the "
        "variants do."
    ]


def test_a_judge_that_failed_a_null_is_told_from_one_that_passes_everything(tmp_path: Path) -> None:
    found = null_rates(suite(tmp_path, {SAFE: fails_nulls}))
    assert found[-1] == NullRate("null.always_pass", SAFE, 40, 40, False)
    assert null_words(found).first == null_words(found).alarms == []


def test_passing_now_and_then_is_no_alarm_unless_no_variant_does_better(tmp_path: Path) -> None:
    def seldom(key: Key, number: int, _: int) -> bool:
        return number in (1, 2) if key.variant == EMPTY else number == 1

    def mostly(key: Key, number: int, _: int) -> bool:
        return number > 1 if key.variant == EMPTY else number > 2

    found = null_rates(suite(tmp_path, {FRIENDLY: seldom, SAFE: mostly}))
    assert found[:2] == [NullRate(EMPTY, FRIENDLY, 2, 10, False), NullRate(EMPTY, SAFE, 8, 10, True)]


def test_nulls_among_the_variants_count_too_and_nothing_is_said_without_any(tmp_path: Path) -> None:
    artifact = planted(tmp_path / "one", CASES, ("baseline", EMPTY), {SAFE: always})
    assert null_rates(artifact)[0] == NullRate(EMPTY, SAFE, 20, 20, True)
    bare = planted(tmp_path / "two", CASES, ("baseline",), {"check.some": real})
    assert null_rates(bare) == []
