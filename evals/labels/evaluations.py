"""What people say of a run, as one evaluation of the run in Phoenix's mirror of an experiment.

Phoenix keeps one evaluation of a name for a run: `friendly.human` is what most people say by the version in use, and
names them all. Each person's own label stands on the trace (`annotations.py`).
"""

from collections.abc import Sequence
from typing import Any

from evals.labels.annotations import name_of
from evals.labels.label import Label


def evaluation_of(labels: Sequence[Label], run: str) -> dict[str, Any] | None:
    """The evaluation of a run; a tie has no score, and without a pass or a fail there is none.

    Args:
        labels: that count on its item, of one version of a rubric, one a person.
        run: Phoenix's id of the run.
    """
    decided = [label for label in labels if label.verdict in ("pass", "fail")]
    if not decided:
        return None
    passed = sum(label.verdict == "pass" for label in decided)
    failed = len(decided) - passed
    verdict = "tie" if passed == failed else "pass" if passed > failed else "fail"
    said = sorted(f"{one.person}: {one.verdict}" + (f" ({one.comment})" if one.comment else "") for one in labels)
    at = max(label.at for label in labels).isoformat()
    return {
        "experiment_run_id": run,
        "name": name_of(decided[0].rubric),
        "annotator_kind": "HUMAN",
        "start_time": at,
        "end_time": at,
        "result": {
            "label": verdict,
            "score": {"pass": 1.0, "fail": 0.0}.get(verdict),
            "explanation": "; ".join(said),
        },
        "metadata": {"version": decided[0].version, "people": len(decided), "pass": passed, "fail": failed},
    }
