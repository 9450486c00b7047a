"""Comparisons as they are kept, of a folder as a run leaves it."""

from pathlib import Path

from agents.llm.errors import Fault
from evals.artifact import Artifact, CasesUsed, Experiment, Versioned
from evals.artifact.heads import Counted
from evals.judges.preference import Order, Place, Preference, Result
from evals.preferences import Compared
from tests.evals.runner.support import some_cases

JUDGE = "preferred.pairwise@v2+0000aaaa"
PLACES: dict[Result, tuple[Place, Place]] = {
    "win": ("first", "second"), "loss": ("second", "first"), "tie": ("tie", "tie"), "unscored": ("unscored", "first"),
}  # fmt: skip


def compared(case: str, result: Result, variant: str = "kind", flipped: bool = False, **more: str | Fault) -> Compared:
    places: tuple[Place, Place] = ("first", "first") if flipped else PLACES[result]
    given, turned = (Order(better=place, reason="because") for place in places)
    fault = Fault(more["fault"]) if "fault" in more else None
    preference = Preference(
        case=case, evaluator=JUDGE, result=result, flipped=flipped, orders=(given, turned), fault=fault
    )
    return Compared(
        variant=variant, against="baseline", repetition=0, model=str(more.get("model", "m")), preference=preference
    )


def artifact_of(cases: int, per_tuple: int = 2, variants: tuple[str, ...] = ("baseline", "kind")) -> Artifact:
    every = some_cases(cases, per_tuple)
    experiment = Experiment(
        cases=CasesUsed(file="cases.jsonl", version="sha256:1", count=cases),
        variants=tuple(Versioned(name=name, digest=name) for name in variants),
    )
    return Artifact(Path(), experiment, {case.id: case for case in every}, Counted())
