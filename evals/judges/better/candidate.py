"""The file of a candidate: an older version with other examples, and perhaps other definitions."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from evals.artifact.whole import write_whole
from evals.judges.rubric import Rubric, RubricError
from evals.judges.rubric_file import load_rubric
from evals.labels.leaks import HeldItem, refuse_leaks
from evals.labels.material import LabelledText

CANDIDATES = "candidates"
"""Folder within that of accepted rubrics: nothing uses what is in there."""
LONGEST_REASON = 300
_EXAMPLES = re.compile(r"^# examples\n.*?(?=^# |\Z)", re.MULTILINE | re.DOTALL)
_TASK = re.compile(r"^# task\n(.*?)(?=^# |\Z)", re.MULTILINE | re.DOTALL)
_CONTEXT = re.compile(r"^# context$", re.MULTILINE)


def candidate_text(
    base: Rubric, text: str, changed: str, examples: Sequence[LabelledText], means: Mapping[str, str]
) -> str:
    """The file.

    Args:
        base: what is changed.
        text: its file.
        changed: what is different, and why.
        examples: in place of those of the base.
        means: new definitions by label; the others stay.

    Raises:
        RubricError: an example would need more than one part.
    """
    matter, _, body = text.partition("---\n")[2].partition("\n---\n")
    matter = _with(f"{matter}\n", "changed", changed)
    if means:
        labels = {name: label.model_dump() for name, label in base.front.labels.items()}
        matter = _with(
            matter, "labels", labels | {name: labels[name] | {"means": said} for name, said in means.items()}
        )
    block = "# examples\n\n" + "\n\n".join(_example(one, base) for one in examples) + "\n\n"
    rest = _EXAMPLES.sub("", body)
    place = _CONTEXT.search(rest)
    assert place, "a rubric that could be read has a context"
    return f"---\n{matter}---\n{rest[: place.start()]}{block}{rest[place.start() :]}"


def keep_candidate(name: str, version: int, text: str, own: Path, held: Sequence[HeldItem]) -> Rubric:
    """Write `candidates/<name>.v<N>.md`; one of the same number is replaced.

    Raises:
        RubricError: it is no rubric, and is not kept.
        LeakError: it holds an item of dev or test, and is not kept.
    """
    with TemporaryDirectory() as aside:
        (Path(aside) / f"{name}.v{version}.md").write_text(text, encoding="utf-8", newline="")
        refuse_leaks(load_rubric(f"{name}.v{version}", Path(aside)), held)
    path = candidate_file(name, version, own)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode())
    return load_rubric(f"{name}.v{version}", path.parent)


def candidate_file(name: str, version: int, own: Path) -> Path:
    """Where a candidate is kept."""
    return own / CANDIDATES / f"{name}.v{version}.md"


def _with(matter: str, key: str, value: object) -> str:
    """Front matter with one key said anew; all else stays as it stands, so that a diff shows what changed."""
    written = yaml.safe_dump({key: value}, sort_keys=False, allow_unicode=True, width=118)
    return re.sub(rf"^{key}:.*?(?=^\S|\Z)", lambda _: written, matter, count=1, flags=re.MULTILINE | re.DOTALL)


def task_of(text: str) -> str:
    """What a rubric's file asks of its judge."""
    found = _TASK.search(text)
    return found[1].strip() if found else ""


def _example(one: LabelledText, base: Rubric) -> str:
    if len(one.shown) != 1:
        raise RubricError(
            f"{base.label} shows {', '.join(one.shown)}: an example is of one part; allowed: rubrics that show one"
        )
    outcome = "pass" if one.passes else "fail"
    label = next(name for name in base.front.labels if base.outcome(name) == outcome)
    reason = next((label.comment for label in one.labels if label.comment.strip()), "as people labelled it")
    quoted = "\n".join(f"> {line.strip()}".rstrip() for line in _data(next(iter(one.shown.values()))).splitlines())
    return f"{quoted}\n{label}: {' '.join(_data(reason).split())[:LONGEST_REASON]}"


def _data(text: str) -> str:
    """So that no text closes or opens a tag of the prompt."""
    return text.replace("<", "‹")
