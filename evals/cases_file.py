"""Cases to evaluate, as JSON lines or as a table; synthetic cases and driven ones are taken as well."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from evals.case import EvalCase, digest
from evals.cases_csv import read_csv
from evals.placed import CasesError, Placed
from synthetic.case import Case
from synthetic.driving.result import ResultLine


def read_eval_cases(path: Path) -> tuple[EvalCase, ...]:
    """All cases of a file in order; blank lines are skipped. What ends in `.csv` is read as a table.

    Each line is an `EvalCase`, a `synthetic.case.Case`, or a line of a driver's `dataset.jsonl`.

    Raises:
        CasesError: a line is none of these, an id comes twice, or there is no case.
        OSError: the file cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CasesError(f"{path.name}: no text in UTF-8 (byte {error.start})") from error
    placed = read_csv(path.name, text) if path.suffix.lower() == ".csv" else _read_lines(path.name, text)
    return _distinct(path.name, placed)


def write_eval_cases(path: Path, cases: Iterable[EvalCase]) -> None:
    """Write all cases, or nothing: a reader sees the old file or the new one. Raises `OSError`."""
    half = path.with_name(f"{path.name}.part")
    with half.open("w", encoding="utf-8", newline="\n") as file:
        for case in cases:
            file.write(f"{case.model_dump_json()}\n")
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)


def version_of(cases: Iterable[EvalCase]) -> str:
    """`sha256:` and twelve digits of the cases' content, whatever their order and that of their keys."""
    each = sorted(digest(case.model_dump(mode="json", exclude_defaults=True)) for case in cases)
    return f"sha256:{hashlib.sha256(' '.join(each).encode()).hexdigest()[:12]}"


def _read_lines(file: str, text: str) -> Iterator[Placed]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield Placed(number, _read(f"{file}:{number}", line))


def _read(where: str, line: str) -> EvalCase:
    try:
        said: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CasesError(f"{where}: no JSON: {error}: {line.strip()[:60]!r}") from error
    if not isinstance(said, dict):
        raise CasesError(f"{where}: {line.strip()[:60]!r} is no JSON object")
    shape, of = _KINDS["words" if "words" in said else "result" if "result" in said else ""]
    try:
        return of(shape.model_validate_json(line))
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        name = ".".join(map(str, problem["loc"])) or "line"
        given = "" if problem["type"] == "missing" else f"{str(problem['input'])[:80]!r}: "
        raise CasesError(f"{where}: {name}: {given}{problem['msg']}") from error


def _of_result(line: ResultLine) -> EvalCase:
    """A driven case: the facts behind it do not stand in the line, so no question can be answered truly."""
    kept = line.model_dump(include={"form", "tuple", "split", "expected", "pair", "text"})
    trace = next(iter(line.result.trace_ids), None)
    return EvalCase(**kept, id=line.case, cluster=digest(line.tuple), trace_id=trace)


_KINDS: dict[str, tuple[type[BaseModel], Callable[[Any], EvalCase]]] = {
    "words": (Case, EvalCase.of),
    "result": (ResultLine, _of_result),
    "": (EvalCase, lambda case: case),
}
"""What a line is, by a field that only this kind has."""


def _distinct(file: str, placed: Iterable[Placed]) -> tuple[EvalCase, ...]:
    lines: dict[str, int] = {}
    cases: list[EvalCase] = []
    for line, case in placed:
        if case.id in lines:
            raise CasesError(f"{file}:{line}: id: {case.id!r} stands in line {lines[case.id]} as well; allowed: once")
        lines[case.id] = line
        cases.append(case)
    if not cases:
        raise CasesError(f"{file}: no case in it")
    return tuple(cases)
