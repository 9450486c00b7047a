"""What people say of a run, in one evaluation."""

from evals.labels.evaluations import evaluation_of
from tests.evals.labels.support import label


def test_most_people_decide_and_all_are_named() -> None:
    labels = [label(1, comment="warm"), label(2, verdict="fail", person="ben"), label(3, person="eve")]
    found = evaluation_of(labels, "run")
    assert found
    assert (found["name"], found["annotator_kind"], found["experiment_run_id"]) == ("friendly.human", "HUMAN", "run")
    assert found["result"] == {"label": "pass", "score": 1.0, "explanation": "ana: pass (warm); ben: fail; eve: pass"}
    assert found["metadata"] == {"version": "v3+33333333", "people": 3, "pass": 2, "fail": 1}


def test_a_tie_has_no_score_and_without_a_verdict_there_is_none() -> None:
    tie = evaluation_of([label(1), label(2, verdict="fail", person="ben")], "run")
    assert tie
    assert (tie["result"]["label"], tie["result"]["score"]) == ("tie", None)
    assert evaluation_of([label(1, verdict="unsure")], "run") is None
    assert evaluation_of([], "run") is None
