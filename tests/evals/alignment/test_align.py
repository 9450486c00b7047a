"""A judge beside three people, of planted verdicts and labels."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from evals.alignment import AlignmentReport, Review, Sampled, align, headline, review, sampled
from evals.judges.preference import Order, Place, Preference
from evals.labels import Label
from evals.labels.candidate import Candidate
from evals.row import Outcome
from tests.evals.labels.support import candidate, label

JUDGE, OLD = "friendly.judge@v3+33333333", "friendly.judge@v1+11111111"


def _outcome(passed: bool) -> Outcome:
    return "pass" if passed else "fail"


def _people_pass(number: int) -> bool:
    return number % 10 < 7


def _judge_passes(number: int) -> bool:
    """Wrong on three of forty: kind to 8 and 18, hard on 20."""
    return _people_pass(number) ^ (number in (8, 18, 20))


def _candidates(number: int = 60) -> list[Candidate]:
    """The old judge passes everything; the new one wavers on the fifth output, and says nothing of the last."""
    made: list[Candidate] = []
    for at in range(number):
        said = _outcome(_judge_passes(at))
        new: list[Outcome] = ["pass", "fail"] if at == 5 else [said, said] if at < 10 else [said]
        made.append(candidate(at, {JUDGE: ["unscored"] if at == number - 1 else new, OLD: ["pass"]}))
    return made


def _labels(numbers: Sequence[int] = range(40)) -> list[Label]:
    """Ana labels all, Ben every other one and once (0) otherwise than Ana, Cleo two."""
    found: list[Label] = []
    for at in numbers:
        says = {"ana": _people_pass(at)}
        if at % 2 == 0:
            says["ben"] = _people_pass(at) ^ (at == 0)
        if at in (8, 20):
            says["cleo"] = _people_pass(at)
        found += [_label(at, passed, person) for person, passed in says.items()]
    return found


def _label(at: int, passed: bool, person: str) -> Label:
    return label(1000 * at + len(person), candidate(at).item, _outcome(passed), person, comment=f"{person} on {at}")


def _review(judge: str = JUDGE, labels: Sampled | None = None) -> Review:
    lengths = {candidate(at).item: 100.0 + at for at in range(60)}
    return review(_candidates(), judge, labels or sampled(_labels(), []), lengths)


@pytest.fixture(scope="module")
def report() -> AlignmentReport:
    return align(_review(), "dev", [_review(OLD)])


def test_what_there_is_is_counted(report: AlignmentReport) -> None:
    assert (report.rubric, report.judge, report.split) == ("friendly", JUDGE, "dev")
    assert (report.outputs, report.unscored, report.labelled, report.ties, report.elsewhere) == (59, 1, 40, 1, 0)
    assert report.people == ("ana", "ben", "cleo")
    assert not report.drawn


def test_the_judge_against_most_people(report: AlignmentReport) -> None:
    assert report.agreement
    counts = report.agreement.counts
    # of 40, output 0 is a tie; wrong passes 8 and 18, wrong fail 20
    assert (counts.passed_right, counts.failed_wrong, counts.passed_wrong, counts.failed_right) == (26, 1, 2, 10)
    assert report.agreement.raw.point == pytest.approx(36 / 39)
    assert report.agreement.specificity
    assert report.agreement.specificity.point == pytest.approx(10 / 12)


def test_the_judge_against_each_person_and_people_among_themselves(report: AlignmentReport) -> None:
    assert [(one.other, one.outputs) for one in report.by_person] == [("ana", 40), ("ben", 20), ("cleo", 2)]
    assert [(one.one, one.other, one.outputs) for one in report.between] == [
        ("ana", "ben", 20), ("ana", "cleo", 2), ("ben", "cleo", 2),
    ]  # fmt: skip
    assert report.between[0].agreement.raw.point == pytest.approx(19 / 20)
    assert report.ceiling
    assert report.ceiling.both == 20
    assert report.ceiling.raw.point == pytest.approx(19 / 20)


def test_disagreements_come_with_what_each_says(report: AlignmentReport) -> None:
    found = report.disagreements
    assert [(one.item, one.kind, len(one.people)) for one in found] == [
        (candidate(8).item, "wrong pass", 3),
        (candidate(20).item, "wrong fail", 3),
        (candidate(18).item, "wrong pass", 2),
    ]
    assert (found[0].label, found[0].reason) == ("pass", "so")
    assert [(one.person, one.verdict, one.comment) for one in found[0].people] == [
        ("ana", "fail", "ana on 8"), ("ben", "fail", "ben on 8"), ("cleo", "fail", "cleo on 8"),
    ]  # fmt: skip


def test_the_rate_is_corrected_over_all_outputs(report: AlignmentReport) -> None:
    assert report.corrected
    assert report.corrected.labels == 40
    assert report.corrected.interval.n == 59
    assert report.corrected.interval.point == pytest.approx(0.69, abs=0.02)
    assert [(one.variant, one.outputs, one.labelled) for one in report.variants] == [("baseline", 59, 40)]
    assert report.variants[0].corrected == report.corrected
    assert report.needed
    assert report.needed.more is None


def test_asked_again_the_judge_wavered_once(report: AlignmentReport) -> None:
    assert report.repeats
    assert report.repeats.items == (candidate(5).item,)
    assert report.repeats.agreement.point == pytest.approx(0.9)


def test_the_new_judge_against_the_old(report: AlignmentReport) -> None:
    (change,) = report.changes
    assert (change.earlier, change.outputs) == (OLD, 39)
    # the old one passes all: right on 27, the new one on 36
    assert change.drift.agreement.difference == pytest.approx(9 / 39)
    assert change.drift.changed


def test_a_judge_that_passes_all_is_no_better_than_chance() -> None:
    said = " ".join(headline(align(_review(OLD))))
    assert "That may be chance: kappa is 0.000" in said
    assert "Of what people fail it fails 0 %" in said
    assert "certainly off by +" in said


def test_the_report_in_sentences(report: AlignmentReport) -> None:
    said = headline(report)
    assert said[0].startswith(f"{JUDGE} agrees with people on 92 % [")
    assert said[1].startswith("People agree with one another on 95 % [")
    assert "Of what people pass it passes 96 % [" in said[2]
    assert any(sentence.startswith("People would pass 69 % [") for sentence in said)
    assert "Nobody knows how the labelled outputs were chosen: all this holds for them alone." in said
    assert any(
        sentence.startswith(f"Against {OLD}: agrees more with people than before: +23 points") for sentence in said
    )


def test_the_report_is_the_same_each_time_and_survives_json(report: AlignmentReport) -> None:
    again = align(_review(), "dev", [_review(OLD)])
    assert again.model_dump_json() == report.model_dump_json()
    assert AlignmentReport.model_validate_json(report.model_dump_json()) == report


def test_without_labels_nothing_is_known() -> None:
    found = align(_review(labels=Sampled({}, False)))
    assert (found.agreement, found.corrected, found.ceiling, found.needed, found.length) == (None,) * 5
    assert headline(found) == [f"No labels yet: nothing is known of {JUDGE}."]


def test_labels_in_one_tuple_say_nothing() -> None:
    found = align(_review(labels=sampled(_labels([3]), [])))
    assert (found.labelled, found.agreement, found.corrected) == (1, None, None)
    assert headline(found)[0] == f"1 labels in one tuple: too few to say anything of {JUDGE}."


def test_labels_of_other_outputs_are_counted_apart() -> None:
    found = align(_review(labels=sampled([*_labels(), label(7, candidate(99).item)], [])))
    assert (found.labelled, found.elsewhere) == (40, 1)


def test_weights_of_a_draw_count() -> None:
    plain = sampled(_labels(), [])
    heavy = {item: one._replace(weight=9.0 if item == candidate(8).item else 1.0) for item, one in plain.items.items()}
    found = align(_review(labels=Sampled(heavy, True)))
    assert found.drawn
    assert found.agreement
    assert found.agreement.raw.point == pytest.approx((36 - 0) / (39 + 8))
    assert found.corrected
    assert found.corrected.interval.point < 0.6


def test_bias_by_length_and_by_position() -> None:
    orders: list[tuple[Place, Place]] = [("first", "first"), ("first", "second"), ("tie", "tie"), ("first", "unscored")]
    preferences = [
        Preference(
            case=f"c{at}",
            evaluator="preferred.pairwise@v2+1",
            result="tie",
            flipped=False,
            orders=(Order(better=given, reason=""), Order(better=turned, reason="")),
        )
        for at, (given, turned) in enumerate(orders * 5)
    ]
    found = align(_review(), preferences=preferences)
    assert found.position
    assert found.position.first.n == 15
    assert found.position.first.point == pytest.approx((1 + 0.5 + 0.5) / 3)
    assert found.position.flips.point == pytest.approx(1 / 3)
    assert found.length
    assert (found.length.thirds[0].shortest, found.length.thirds[2].longest) == (101, 139)
    unknown = replace(_review(), outputs=[replace(one, length=None) for one in _review().outputs])
    assert align(unknown).length is None
