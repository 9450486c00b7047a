"""What is not as it was when an experiment began."""

from evals.artifact import CasesUsed, Experiment, Versioned
from evals.artifact.experiment import changed


def asked(*judges: str, source: str = "") -> Experiment:
    return Experiment(
        cases=CasesUsed(file="cases.jsonl", version="sha256:1", count=1),
        variants=(Versioned(name="baseline", digest="b"),),
        judges=tuple(Versioned(name="friendly.judge", digest=digest) for digest in judges),
        source=source,
    )


def test_each_of_several_judges_of_a_rubric_counts() -> None:
    assert changed(asked("v1+a", "v2+b"), asked("v1+a", "v2+b")) == []
    assert changed(asked("v1+a", "v2+b"), asked("v1+c", "v2+b")) == [
        "judge 'friendly.judge' was v1+a and v2+b, is v1+c and v2+b"
    ]


def test_where_rows_come_from_counts() -> None:
    assert changed(asked(source="traces"), asked()) == ["source was traces, is none"]
