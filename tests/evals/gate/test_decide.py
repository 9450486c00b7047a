"""Three exits, and what leads to each."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from evals.comparison.scores import Run
from evals.gate import Measures, PolicyError, decide_gate, parse_policy
from evals.gate.decision import Finding
from evals.gate.results import Pairs, as_one
from evals.gate.words import details, headline
from evals.row import Key
from evals.statistics import Comparison
from tests.evals.gate.support import GOOD, LOOSE, decision, findings, line, rate
from tests.evals.made import made

HELD, MISSED, CANNOT_TELL, IGNORED = Finding.HELD, Finding.MISSED, Finding.CANNOT_TELL, Finding.IGNORED
SAME = {"old": rate(300), "new": rate(300)}


def test_not_worse(tmp_path: Path) -> None:
    found = decision(tmp_path, {"good": SAME})
    assert (found.exit_code, found.variant, found.against) == (0, "new", "old")
    assert findings(found) == {"good margin": HELD}
    assert headline(found) == "not worse: new against old holds every demand of policy.yaml, 1 in all"
    assert line(found, "good margin").reason == "+0.0 points [-1.0, +1.0]: the interval lies above -5"


def test_worse(tmp_path: Path) -> None:
    found = decision(tmp_path, {"good": {"old": rate(300), "new": rate(220)}, "other": SAME})
    assert found.exit_code == 1
    assert findings(found) == {"good margin": MISSED, "other margin": HELD}
    assert headline(found).startswith("worse: new against old misses good margin")
    assert line(found, "good margin").reason == (
        "-20.0 points [-24.2, -16.4]: the interval lies below -5, even one of 95 %, for there are 2 demands"
    )


def test_cannot_tell_says_how_many_more_tuples(tmp_path: Path) -> None:
    found = decision(tmp_path, {"good": {"old": rate(30, 40), "new": rate(30, 40)}})
    assert found.exit_code == 2
    said = line(found, "good margin")
    # of tuples without a difference it takes 76: t(75)^2 * 0.95 / 0.05 = 75.4
    assert (said.finding, said.more) == (CANNOT_TELL, 36)
    assert said.reason.endswith("-5 lies within the interval; about 36 more tuples like these would tell")
    more = decision(tmp_path, {"good": {"old": rate(57, 76), "new": rate(57, 76)}})
    assert more.exit_code == 0


def test_more_tuples_of_which_as_large_a_part_applies(tmp_path: Path) -> None:
    half = [1, None] * 40
    found = decision(tmp_path, {"good": {"old": half, "new": half}})
    assert line(found, "good margin").more == 72


def test_no_number_of_tuples_helps_where_the_estimate_lies_on_the_bound(tmp_path: Path) -> None:
    found = decision(tmp_path, {"good": {"old": rate(40, 80), "new": rate(36, 80)}})
    assert line(found, "good margin").more is None
    assert "no number of tuples that go like these would tell" in line(found, "good margin").reason


def test_one_missed_of_many_is_not_blocked_by_chance(tmp_path: Path) -> None:
    """Alone it is missed; beside 19 others an interval of 95 % may lie there by chance."""
    results = {"good": {"old": rate(300), "new": rate(268)}}
    alone = decision(tmp_path, results)
    assert alone.exit_code == 1
    among = decision(tmp_path, results | {f"other{number}": SAME for number in range(19)})
    assert (line(among, "good margin").finding, among.exit_code) == (CANNOT_TELL, 2)
    assert "the interval lies below -5, but not one of 99.5 %, for there are 20 demands" in (
        line(among, "good margin").reason
    )


def test_superiority_and_floor(tmp_path: Path) -> None:
    policy = "evaluators:\n  good.judge: {margin: 0, superiority: 10, floor: 70, why: made for it}\n"
    found = decision(tmp_path, {GOOD: {"old": rate(200), "new": rate(320)}}, policy)
    assert findings(found) == {"good.judge margin": HELD, "good.judge superiority": HELD, "good.judge floor": HELD}
    assert line(found, "good.judge floor").reason == "80.0 % [75.8, 83.6]: the interval lies above 70 %"
    small = decision(tmp_path, {GOOD: {"old": rate(200), "new": rate(212)}}, policy)
    assert findings(small) == {"good.judge margin": HELD, "good.judge superiority": MISSED, "good.judge floor": MISSED}
    assert small.exit_code == 1


def test_costs(tmp_path: Path) -> None:
    policy = LOOSE + "costs:\n  tokens: {most: 10, why: dear}\n  usd: {most: 60, why: dear}\n"
    results = {"good": SAME}
    dearer = decision(tmp_path, results, policy, spent={"old": 100, "new": 150})
    assert findings(dearer) == {"good margin": HELD, "tokens cost": MISSED, "usd cost": HELD}
    assert line(dearer, "tokens cost").reason.startswith("+50.0 % [+50.0, +50.0]: the interval lies above +10 %")
    free = decision(tmp_path, results, policy, spent={"old": 0, "new": 0})
    assert findings(free) == {"good margin": HELD, "tokens": IGNORED, "usd": IGNORED}
    new = decision(tmp_path, results, policy, spent={"old": 0, "new": 1})
    assert line(new, "tokens cost").reason == "old took none, so that no share can be told"
    assert new.exit_code == 2


def test_several_evaluators_as_one(tmp_path: Path) -> None:
    """Each loses 4 points on other runs: as one they lose 8."""
    other = [0] * 16 + [1] * 384
    results = {"a": {"old": rate(400), "new": rate(384)}, "b": {"old": rate(400), "new": other}}
    policy = "evaluators:\n  both: {together: [a, b], margin: 5, why: whoever meets one does not care which}\n"
    found = decision(tmp_path, results, policy)
    said = line(found, "both margin").figures
    assert said
    assert said.point == pytest.approx(-0.08)


def test_a_fail_decides_whatever_another_could_not_tell() -> None:
    runs = [Run(name, 0) for name in "abcd"]
    one, two, three, four = runs
    said = as_one([{one: 1, two: 0, three: None}, {one: 1, two: None, three: 1, four: 1}])
    assert said == {one: 1, two: 0, three: None, four: 1}


def test_slices(tmp_path: Path) -> None:
    moods = [{"mood": "calm"}, {"mood": "cross"}] * 200
    new = [1, 0] * 60 + [1, 1] * 140
    policy = LOOSE.replace("5", "30") + "slices:\n  mood=*: {margin: 8, why: w}\n  mood=cross: {margin: 50, why: w}\n"
    found = decision(tmp_path, {"good": {"old": rate(400), "new": new}}, policy, tuples=moods)
    assert findings(found) == {
        "good margin": HELD, "good margin, mood=calm": HELD, "good margin, mood=cross": HELD,
    }  # fmt: skip
    strict = policy.replace("mood=cross: {margin: 50", "mood=cross: {margin: 8")
    assert decision(tmp_path, {"good": {"old": rate(400), "new": new}}, strict, tuples=moods).exit_code == 1


def test_tuples_are_what_counts_not_runs(tmp_path: Path) -> None:
    """Ten cases of each tuple that go alike, or ten repetitions of each case, are worth one."""
    values = rate(300)
    results = {"good": {"old": values, "new": [1 - value if at < 10 else value for at, value in enumerate(values)]}}
    apart = decision(tmp_path, results)
    clustered = decision(tmp_path, results, clusters=[at // 10 for at in range(400)])
    repeated = decision(tmp_path, {"good": {"old": rate(40, 40) * 10, "new": [0, *rate(39, 39)] * 10}}, repetitions=10)
    assert (apart.exit_code, clustered.exit_code, repeated.exit_code) == (0, 2, 2)
    figures = line(repeated, "good margin").figures
    assert figures
    assert (figures.runs, figures.tuples) == (400, 40)


def test_too_much_unscored(tmp_path: Path) -> None:
    lost = ["infrastructure"] * 12 + ["unreadable"] * 9 + rate(279, 379)
    found = decision(tmp_path, {"good": {"old": rate(300), "new": lost}})
    assert found.exit_code == 2
    assert line(found, "good margin").reason == (
        "21 of 400 runs have no number on both sides: unscored, lost, or of one side alone; allowed: 5 %"
    )
    assert decision(tmp_path, {"good": {"old": rate(300), "new": [*lost[1:], 1]}}).exit_code == 0


def test_a_variant_that_refuses_what_it_fails_does_not_pass(tmp_path: Path) -> None:
    refused = [None] * 100 + rate(300, 300)
    found = decision(tmp_path, {"good": {"old": rate(400), "new": refused}})
    assert (found.exit_code, "100 of 400 runs" in line(found, "good margin").reason) == (2, True)


@pytest.mark.parametrize(
    ("ending", "says"),
    [
        (None, "a run is at work in it, or was killed: wait, or run the same command again to finish it"),
        ("budget", "its budget was reached before all was done: run the same command again to finish it"),
        ("stopped", "it was stopped before all was done: run the same command again to finish it"),
    ],
)
def test_what_is_not_through_decides_nothing(tmp_path: Path, ending: str | None, says: str) -> None:
    worse = {"good": {"old": rate(400), "new": rate(0)}}
    found = decision(tmp_path, worse, ending=ending)
    assert (found.exit_code, headline(found)) == (2, f"cannot tell: new against old: {says}")


def test_rows_lost_to_the_infrastructure(tmp_path: Path) -> None:
    lost = [Key(f"c{number:04}", "new", 0) for number in range(21)]
    found = decision(tmp_path, {"good": SAME}, lost=lost, ending="infrastructure")
    assert found.problems == (
        "21 of 400 runs are not done on both sides; allowed: 5 %: run the same command again to finish it",
    )
    few = decision(tmp_path, {"good": SAME}, lost=lost[:20], ending="infrastructure")
    assert few.exit_code == 0


def test_a_judge_that_a_null_passes_tells_nothing(tmp_path: Path) -> None:
    results = {GOOD: SAME | {"null.empty_plan": rate(400)}, "check.x": SAME | {"null.empty_plan": rate(400)}}
    found = decision(tmp_path, results)
    assert findings(found) == {"good.judge margin": CANNOT_TELL, "check.x margin": HELD}
    assert line(found, "good.judge margin").reason == (
        "null.empty_plan passes it on 400 of 400 runs, which takes no work: it cannot tell good from bad"
    )


def test_an_entry_of_which_nothing_is_said(tmp_path: Path) -> None:
    """A judge that applies to no run shows nothing; only an optional entry may be silent."""
    silent: Sequence[None] = [None] * 400
    results = {"good": SAME, "mute": {"old": silent, "new": silent}}
    asked: dict[str, Any] = {"evaluators": [{"name": "good", "digest": "1"}, {"name": "mute", "digest": "1"}]}
    policy = LOOSE + "  mute: {margin: 5, why: w}\n"
    found = decision(tmp_path, results, policy, **asked)
    assert (findings(found)["mute margin"], found.exit_code) == (CANNOT_TELL, 2)
    optional = decision(tmp_path, results, policy.replace("5, why: w", "5, optional: true, why: w"), **asked)
    assert (findings(optional), optional.exit_code) == ({"good margin": HELD, "mute": IGNORED}, 0)


def test_a_policy_that_ignores_everything_passes_nothing(tmp_path: Path) -> None:
    found = decision(tmp_path, {"good": SAME}, "evaluators:\n  good: {ignore: true, why: w}\n")
    assert (found.exit_code, found.problems) == (2, ("policy.yaml demands nothing of it",))


def test_which_variant(tmp_path: Path) -> None:
    three = {"good": {"old": rate(300), "new": rate(300), "newer": rate(100), "null.empty_plan": rate(0)}}
    assert decision(tmp_path, three, variant="new").exit_code == 0
    assert decision(tmp_path, three, "ship: newer\n" + LOOSE).exit_code == 1
    assert decision(tmp_path, three, "ship: old\nagainst: newer\n" + LOOSE).exit_code == 0
    for policy, variant, says in (
        (LOOSE, None, "2 variants beside 'old'; say which: new, newer"),
        (LOOSE, "nwe", "unknown variant to ship 'nwe'; did you mean 'newer'? (new, newer, null"),
        (LOOSE, "old", "unknown variant to ship 'old'"),
        ("ship: nwe\n" + LOOSE, None, "policy.yaml:1: unknown variant to ship 'nwe'"),
        ("against: odl\n" + LOOSE, None, "policy.yaml:1: unknown variant 'odl'; did you mean 'old'?"),
    ):
        with pytest.raises(PolicyError) as refused:
            decision(tmp_path, three, policy, variant)
        assert str(refused.value).startswith(says)
    with pytest.raises(PolicyError, match="nothing is there to be compared with it"):
        decision(tmp_path, {"good": {"old": rate(300)}})


def test_other_measures_can_take_the_place_of_the_plain_ones(tmp_path: Path) -> None:
    asked: list[tuple[tuple[str, ...], int]] = []

    def corrected(pairs: Pairs, level: float) -> Comparison:
        asked.append((pairs.evaluators, len(pairs.runs)))
        return Comparison(-0.2, -0.3, -0.1, level, 0.01, "corrected", len(pairs.runs), len(set(pairs.clusters)))

    artifact = made(tmp_path, {GOOD: SAME})
    found = decide_gate(artifact, parse_policy(LOOSE), measures=Measures(difference=corrected))
    assert (found.exit_code, set(asked)) == (1, {((GOOD,), 400)})


def test_details_of_a_problem_follow_the_headline(tmp_path: Path) -> None:
    found = decision(tmp_path, {"good": SAME}, "evaluators:\n  good: {ignore: true, why: w}\n", ending=None)
    assert headline(found).startswith("cannot tell: new against old: a run is at work in it")
    assert details(found) == ["policy.yaml demands nothing of it"]
