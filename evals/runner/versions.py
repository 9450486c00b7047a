"""Versions by content: of the code that decides on rows and verdicts."""

import hashlib
import inspect
from collections.abc import Iterable
from pathlib import Path

from evals.artifact import Versioned
from evals.evaluators.pairs.registry import PairEvaluator
from evals.evaluators.registry import Evaluator
from evals.runner.work import Judge

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = {
    "agents": ("agents",),
    "tasks": ("evals/tasks", "evals/variant.py", "evals/nulls.py"),
    "evaluators": ("evals/evaluators",),
    "judges": ("evals/judges",),
    "rehearsal engine": ("rehearsal",),
}
"""Parts of the code, and where they are. Prompts and rubrics have versions of their own."""
DIGITS = 12


def code_versions(root: Path = ROOT) -> tuple[Versioned, ...]:
    """Digests of the sources of each part."""
    return tuple(Versioned(name=name, digest=_digest(root, places)) for name, places in CODE.items())


def evaluator_versions(evaluators: Iterable[Evaluator | PairEvaluator]) -> tuple[Versioned, ...]:
    """Each evaluator with the digest of its own source."""
    return tuple(
        Versioned(name=one.name, digest=_short(inspect.getsource(inspect.unwrap(one.evaluate)))) for one in evaluators
    )


def judge_versions(judges: Iterable[Judge]) -> tuple[Versioned, ...]:
    """Each judge by what stands before its version, and that version."""
    parts = (judge.name.partition("@") for judge in judges)
    return tuple(Versioned(name=name, digest=version or name) for name, _, version in parts)


def _digest(root: Path, places: Iterable[str]) -> str:
    whole = hashlib.sha256()
    for place in places:
        path = root / place
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path] if path.exists() else []:
            content = file.read_bytes()
            whole.update(f"{file.relative_to(root).as_posix()}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()[:DIGITS]


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]
