"""Reading a policy; what is wrong with it is said with file, line, value and what is allowed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ValidationError

from evals.gate.shape import CostEntry, Entry, PolicyFile, SliceEntry
from synthetic.yaml_lines import Lines

DEFAULT = Path(__file__).with_name("policies") / "default.yaml"
"""For the evaluators and rubrics that ship."""
_INSIDE: dict[str, type[BaseModel]] = {"evaluators": Entry, "slices": SliceEntry, "costs": CostEntry}


class PolicyError(ValueError):
    """A policy is wrong, or does not fit the experiment; the message says where, and what is allowed."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a policy says, the name of its file, and where things stand in it."""

    said: PolicyFile
    file: str
    lines: Lines

    def at(self, *steps: str) -> str:
        """`default.yaml:12`, for a message."""
        return f"{self.file}:{self.lines.of(steps)}"


def read_policy(path: Path) -> Policy:
    """Read a file.

    Raises:
        PolicyError: it cannot be read, or breaks the format.
    """
    try:
        return parse_policy(path.read_text(encoding="utf-8"), path.name)
    except OSError as error:
        raise PolicyError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise PolicyError(f"{path.name}: no UTF-8: {error}") from error


def parse_policy(text: str, file: str = "policy") -> Policy:
    """A policy of its text; `file` is what messages call it.

    Raises:
        PolicyError: it breaks the format.
    """
    try:
        lines = Lines(text)
        content: object = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise PolicyError(f"{file}: no YAML: {error}") from error
    for line, key in lines.twice:
        raise PolicyError(f"{file}:{line}: {key!r} stands here twice; allowed: once")
    try:
        return Policy(PolicyFile.model_validate(content), file, lines)
    except ValidationError as error:
        raise PolicyError(_problem(file, lines, error)) from error


def _problem(file: str, lines: Lines, error: ValidationError) -> str:
    found = error.errors(include_url=False)[0]
    steps = [step for step in found["loc"] if step != "[key]"]
    where = ".".join(map(str, steps)) or "file"
    simple = found["type"] not in ("missing", "value_error")
    given = f" {str(found['input'])[:80]!r}" if simple else ""
    message = found["msg"].removeprefix("Value error, ")
    allowed = f"; allowed: {', '.join(_shape(steps).model_fields)}" if found["type"] == "extra_forbidden" else ""
    return f"{file}:{lines.of(steps)}: {where}{given}: {message}{allowed}"


def _shape(steps: Sequence[int | str]) -> type[BaseModel]:
    """Of the mapping that holds what the last step leads to."""
    return _INSIDE[str(steps[0])] if len(steps) == 3 else PolicyFile
