"""Cases as JSON lines."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from synthetic.case import Case


class CasesError(ValueError):
    """A file of cases breaks the format; the message names file, line and value."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All cases of a file in order, and `sha256:` with twelve digits of its bytes."""

    cases: tuple[Case, ...]
    digest: str


def read_cases(path: Path) -> CaseFile:
    """Read a file; blank lines are skipped.

    Raises:
        CasesError: a line is no case, an id comes twice, or there is none.
        OSError: the file cannot be read.
    """
    content = path.read_bytes()
    try:
        lines = content.decode().splitlines()
    except UnicodeDecodeError as error:
        raise CasesError(f"{path.name}: no text in UTF-8") from error
    cases: dict[str, Case] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            case = _read(f"{path.name}:{number}", line)
            if case.id in cases:
                raise CasesError(f"{path.name}:{number}: id: {case.id!r} has come before; allowed: once")
            cases[case.id] = case
    if not cases:
        raise CasesError(f"{path.name}: no case in it; `triplab synth word` writes some")
    return CaseFile(tuple(cases.values()), f"sha256:{hashlib.sha256(content).hexdigest()[:12]}")


def _read(where: str, line: str) -> Case:
    try:
        return Case.model_validate_json(line)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        name = ".".join(map(str, problem["loc"])) or "line"
        raise CasesError(f"{where}: {name}: {str(problem['input'])[:80]!r}: {problem['msg']}") from error
