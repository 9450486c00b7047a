"""Items, labels and a small experiment with plans in it, made by hand."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from agents.data.tables import TravelData
from agents.itinerary import Itinerary
from evals.artifact import Artifact, Versioned, open_folder, read_artifact
from evals.case import EvalCase, digest
from evals.labels.candidate import Candidate, JudgeSaid
from evals.labels.item import Item, item_id
from evals.labels.label import Label, Withdrawal
from evals.output import Output
from evals.row import Outcome, Row, Verdict
from tests.agents.support import draft_of, plan_of, trip_of
from tests.evals.runner.support import asked

V1, V3 = "v1+11111111", "v3+33333333"
JUDGES = {"friendly.judge@v1+62d7a8c5": 2, "friendly.judge@v3+b457e308": 5}
"""By how many of ten outputs they pass."""
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def label(number: int, item: str = "i-" + "0" * 16, verdict: str = "pass", person: str = "ana", **more: Any) -> Label:
    """A label with the id `number`, given so many seconds after noon."""
    about = {"id": UUID(int=number), "item": item, "rubric": "friendly", "version": V3, "person": person}
    return Label.model_validate(about | {"verdict": verdict, "at": NOON + timedelta(seconds=number)} | more)


def withdrawal(number: int, withdraws: int, person: str = "ana") -> Withdrawal:
    return Withdrawal(id=UUID(int=number), withdraws=UUID(int=withdraws), person=person, at=NOON)


def candidate(number: int, said: Mapping[str, Sequence[Outcome]] | None = None, **tuple_: str) -> Candidate:
    """An item by its number; `said` are outcomes by judge, in the order of judging."""
    verdicts = [
        JudgeSaid(evaluator=name, variant="baseline", judging=at, outcome=outcome, label=outcome, reason="so")
        for name, outcomes in (said or {}).items()
        for at, outcome in enumerate(outcomes)
    ]
    return Candidate(f"i-{number:016x}", f"t{number}", tuple_, verdicts)


def plan(data: TravelData, message: str) -> Itinerary:
    """A plan without stops, with this message."""
    trip = trip_of(data, days=1)
    return plan_of(data, trip, draft_of(trip)).itinerary.model_copy(update={"message": message})


def case(number: int) -> EvalCase:
    """Two cases a tuple."""
    values = {"party": "solo" if number % 4 < 2 else "family", "mood": "calm" if number % 8 < 4 else "chatty"}
    return EvalCase(id=f"c{number:03}", cluster=digest({"t": str(number // 2)}), form={"days": number}, tuple=values)


def item(data: TravelData, number: int, message: str) -> Item:
    output = Output(ended="planned", itinerary=plan(data, message))
    span = f"{number + 1:016x}"
    return Item(id=item_id(case(number), output), case=case(number), output=output, source="test", span_id=span)


def message_of(number: int) -> str:
    return f"Trip {number}: you'll love the {number * 7} gardens and the café 🌿 at number {number}, and so will they."


def experiment(folder: Path, data: TravelData, cases: int = 20, traced: bool = False) -> Artifact:
    """Twenty plans of one variant, judged by two versions of `friendly`, the second with a second look."""
    made, some = plan(data, ""), [case(number) for number in range(cases)]
    rows, verdicts = list[str](), list[str]()
    for number, one in enumerate(some):
        key = {"case": one.id, "variant": "baseline", "repetition": 0}
        output = Output(ended="planned", itinerary=made.model_copy(update={"message": message_of(number)}))
        trace = {"trace_id": f"{number + 1:032x}", "span_id": f"{number + 1:016x}"} if traced else {}
        rows.append(Row.model_validate({**key, "state": "done", "output": output, **trace}).model_dump_json())
        for judge, passes in JUDGES.items():
            outcome = "pass" if number % 10 < passes else "fail"
            said = {**key, "evaluator": judge, "outcome": outcome, "label": outcome, "reason": "by its words"}
            verdicts.append(Verdict.model_validate(said).model_dump_json())
    judges = tuple(Versioned(name="friendly.judge", digest=name.partition("@")[2]) for name in JUDGES)
    with open_folder(folder, asked(some, judges=judges), some):
        (folder / "rows.jsonl").write_text("\n".join(rows) + "\n")
        (folder / "verdicts.jsonl").write_text("\n".join(verdicts) + "\n")
    return read_artifact(folder)
