"""An experiment with planted verdicts and hostile words."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from agents.data.tables import TravelData
from evals.artifact import Experiment, Versioned, open_folder
from evals.case import EvalCase
from evals.nulls import empty_plan
from evals.row import Key, Outcome, Row, Spent, Verdict
from tests.evals.runner.support import JUDGE, asked

HOSTILE = '</script><img src=x onerror="document.title=1">&amp;{{ 7*7 }}'
CASES = 24


def cases(number: int = CASES) -> list[EvalCase]:
    """One of a tuple; half of them are of families."""
    return [
        EvalCase(
            id=f"c{n:02}",
            cluster=f"t{n}",
            form={"destination": "Rome", "days": 2, "budget": "500 EUR", "notes": HOSTILE},
            tuple={"party": "family" if n < number / 2 else "solo"},
            text=f"Two days in Rome {HOSTILE}",
        )
        for n in range(number)
    ]


def experiment(all_cases: list[EvalCase]) -> Experiment:
    return asked(
        all_cases,
        evaluators=(Versioned(name="even", digest="1"),),
        models=(Versioned(name="agents", digest="rehearsal-1"), Versioned(name="judges", digest="rehearsal-1")),
    )


def write(folder: Path, data: TravelData, number: int = CASES) -> Path:
    """`kind` wins the judge on cases 0 to 11 and loses it on 12; both fail 13 to 22; the judge was lost on 23.

    `even` passes all; run 22 of `kind` was lost.
    """
    all_cases = cases(number)
    rows, verdicts = zip(
        *(_line(case, n, name, data) for name in SIDES for n, case in enumerate(all_cases)), strict=True
    )
    with open_folder(folder, experiment(all_cases), all_cases) as held:
        (folder / "rows.jsonl").write_text("".join(f"{row.model_dump_json()}\n" for row in rows))
        lines = (f"{one.model_dump_json()}\n" for said in verdicts for one in said)
        (folder / "verdicts.jsonl").write_text("".join(lines))
        held.conclude("complete", 2 * number)
    return folder


SIDES = ("baseline", "kind")


def _line(case: EvalCase, number: int, variant: str, data: TravelData) -> tuple[Row, list[Verdict]]:
    key = Key(case.id, variant, 0)
    if (variant, number) == ("kind", 22):
        return Row(**key._asdict(), state="infrastructure", error="timeout: no answer (after 30 s)"), []
    output = empty_plan(case, data, date(2026, 11, 20))
    assert output.itinerary
    words = f"Rome is {'lovely' if variant == 'kind' else 'large'}. {HOSTILE}"
    plan = output.itinerary.model_copy(update={"message": words, "headline": HOSTILE})
    row = Row(
        **key._asdict(),
        state="done",
        output=output.model_copy(update={"itinerary": plan}),
        spent=Spent(calls=2, prompt_tokens=100 + number, completion_tokens=50),
        elapsed_ms=500 + number,
        model="rehearsal-1",
        prompts={"itinerary": "itinerary.v1+3f2a91c0"},
        trace_id=f"{number:032x}",
    )
    return row, list(_verdicts(key, number))


def _verdicts(key: Key, number: int) -> Iterator[Verdict]:
    wins, loses = number < 12, number == 12
    good = wins if key.variant == "kind" else loses
    outcome: Outcome = "unscored" if number == 23 else "pass" if good else "fail"
    reason = "unreadable (3 times)" if number == 23 else HOSTILE
    yield Verdict(**key._asdict(), evaluator=JUDGE, outcome=outcome, label=outcome, reason=reason, evidence=(HOSTILE,))
    yield Verdict(**key._asdict(), evaluator="even", outcome="pass", label="pass", reason="no breach")
