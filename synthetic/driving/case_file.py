"""Cases as JSON lines."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from synthetic.case import Case
from synthetic.json_lines import LinesError, lines_of, parsed


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All cases of a file in order, and `sha256:` with twelve digits of its bytes."""

    cases: tuple[Case, ...]
    digest: str


def read_cases(path: Path) -> CaseFile:
    """Read a file; blank lines are skipped.

    Raises:
        LinesError: a line is no case, an id comes twice, or there is none.
        OSError: the file cannot be read.
    """
    content = path.read_bytes()
    cases: dict[str, Case] = {}
    for line in lines_of(path.name, content.split(b"\n")):
        case = parsed(line, Case)
        if case.id in cases:
            raise LinesError(f"{line.where}: id: {case.id!r} has come before; allowed: once")
        cases[case.id] = case
    if not cases:
        raise LinesError(f"{path.name}: no case in it; `triplab synth word` writes some")
    return CaseFile(tuple(cases.values()), f"sha256:{hashlib.sha256(content).hexdigest()[:12]}")
