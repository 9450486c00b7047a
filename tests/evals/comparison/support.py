"""An artifact of planted verdicts, without agents."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from evals.artifact import Artifact, Versioned, open_folder, read_artifact
from evals.case import EvalCase
from evals.row import Key, Outcome, Row, Verdict
from tests.evals.runner.support import asked

Says = Callable[[Key, int, int], Outcome | bool | None]
"""What an evaluator says of a run, by the number of its case and of the judging; None: it does not apply."""


def always(key: Key, number: int, judging: int) -> bool:  # noqa: ARG001 - as one that looks
    """Passes everything."""
    return True


def even(key: Key, number: int, judging: int) -> bool:  # noqa: ARG001 - as one that looks
    """Passes every second case."""
    return number % 2 == 0


def planted(
    folder: Path, cases: Sequence[EvalCase], variants: Sequence[str], says: dict[str, Says], **more: Any
) -> Artifact:
    """Every case under every variant, with what each evaluator says of it; `more` goes into the experiment."""
    named = tuple(Versioned(name=name, digest="1") for name in variants)
    experiment = asked(cases, variants=named, **more)
    keys = [
        (number, Key(case.id, variant, repetition))
        for number, case in enumerate(cases)
        for variant in variants
        for repetition in range(experiment.repetitions)
    ]
    rows = [Row(**key._asdict(), state="done") for _, key in keys]
    verdicts = [one for number, key in keys for one in _verdicts(number, key, says, experiment.judgings)]
    with open_folder(folder, experiment, cases):
        (folder / "rows.jsonl").write_text("".join(f"{row.model_dump_json()}\n" for row in rows))
        (folder / "verdicts.jsonl").write_text("".join(f"{one.model_dump_json()}\n" for one in verdicts))
    return read_artifact(folder)


def _verdicts(number: int, key: Key, says: dict[str, Says], judgings: int) -> Iterator[Verdict]:
    for evaluator, of in says.items():
        for judging in range(judgings if "@" in evaluator else 1):
            said = of(key, number, judging)
            if said is not None:
                outcome = said if isinstance(said, str) else "pass" if said else "fail"
                about = {"evaluator": evaluator, "judging": judging, "outcome": outcome, "label": outcome, "reason": ""}
                yield Verdict.model_validate(key._asdict() | about)
