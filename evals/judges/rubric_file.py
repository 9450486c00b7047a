"""Reading `rubrics/<name>.v<N>.md`: front matter, then the parts role, task, context and examples."""

import functools
import hashlib
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import ValidationError

from agents.prompt import fill, placeholders, versions
from evals.judges.examples import read_examples, write_examples
from evals.judges.rubric import FrontMatter, Rubric, RubricError
from evals.judges.shown import PAIR_PARTS, PARTS
from synthetic.dimensions import DimensionsError
from synthetic.dimensions_file import read_dimensions

FOLDER = Path(__file__).parent / "rubrics"
FRAME = Path(__file__).parent / "frame.md"
SECTIONS = ("role", "task", "context", "examples")
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
_NAMED = re.compile(r"(?P<name>[a-z_]+)(?:\.v(?P<version>\d+))?")
_FILE = re.compile(r"([a-z_]+)\.v\d+\.md")


def rubric_names(folder: Path = FOLDER) -> tuple[str, ...]:
    """The names of all rubrics of a folder."""
    return tuple(sorted({found[1] for path in folder.glob("*.md") if (found := _FILE.fullmatch(path.name))}))


def load_rubric(name: str, folder: Path = FOLDER, own: Path | None = None) -> Rubric:
    """`friendly`, the highest version, or `friendly.v2`. Read anew when the file changes.

    Args:
        name: with or without a version.
        folder: of rubrics.
        own: a second folder, of versions that were accepted here.

    Raises:
        RubricError: no such file, two of them, or it is broken.
    """
    path, rubric, version = _find(name, folder, own)
    frame, now = FRAME.read_text(encoding="utf-8"), path.stat()
    return _parse(path, rubric, version, frame, (now.st_mtime_ns, now.st_size))


def rubric_text(rubric: Rubric, folder: Path = FOLDER, own: Path | None = None) -> str:
    """The file of a version, as it stands there; raises `RubricError`."""
    return _find(f"{rubric.name}.v{rubric.version}", folder, own).path.read_text(encoding="utf-8")


def rubric_versions(name: str, folder: Path = FOLDER, own: Path | None = None) -> dict[int, Path]:
    """The files of a rubric by version. Raises `RubricError` where both folders have one of the same number."""
    found, more = versions(name, folder), versions(name, own) if own else {}
    if twice := sorted(found.keys() & more.keys()):
        raise RubricError(f"rubric {name}.v{twice[0]} is there twice, in {folder} and in {own}; allowed: once")
    return found | more


class _Found(NamedTuple):
    path: Path
    name: str
    version: int


def _find(name: str, folder: Path, own: Path | None) -> _Found:
    named = _NAMED.fullmatch(name)
    found = rubric_versions(named["name"], folder, own) if named else {}
    if not named or not found:
        known = rubric_names(folder)
        close = get_close_matches(name.partition(".")[0], known, 1)
        meant = f"did you mean {close[0]!r}? " if close else ""
        raise RubricError(f"unknown rubric {name!r}; {meant}allowed: {', '.join(known) or 'none'}")
    wanted = int(named["version"] or max(found))
    if wanted not in found:
        there = ", ".join(f"v{number}" for number in sorted(found))
        raise RubricError(f"no version {wanted} of rubric {named['name']!r}; there: {there}")
    return _Found(found[wanted], named["name"], wanted)


@functools.lru_cache(maxsize=64)
def _parse(path: Path, name: str, version: int, frame: str, state: tuple[int, int]) -> Rubric:  # noqa: ARG001
    text = path.read_text(encoding="utf-8")
    matter, body = _halves(text, path.name)
    front = _front(matter, path.name)
    parts = _sections(body, path.name)
    examples = read_examples(parts.get("examples", ""), path.name)
    _check(front, [example.label for example in examples], parts["context"], path.name)
    blocks = {
        "role": parts["role"],
        "task": parts["task"],
        "labels": _labels(front),
        "worse": _worse(front),
        "examples": write_examples(examples),
    }
    system = re.sub(r"\n{3,}", "\n\n", fill(frame, blocks, FRAME.name)).strip()
    digest = hashlib.sha256(f"{text}\0{frame}".encode()).hexdigest()[:8]
    context = parts["context"]
    return Rubric(name, version, digest, front, examples, system, context, placeholders(context))


def _halves(text: str, file: str) -> tuple[str, str]:
    start, _, rest = text.partition("---\n")
    matter, marker, body = rest.partition("\n---\n")
    if start or not marker:
        raise RubricError(f"{file}: wanted '---', front matter, '---', then the parts {', '.join(SECTIONS)}")
    return matter, body


def _front(matter: str, file: str) -> FrontMatter:
    try:
        return FrontMatter.model_validate(yaml.safe_load(matter) or {})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"] if step != "[key]")
        allowed = ", ".join(FrontMatter.model_fields)
        raise RubricError(f"{file}: {where}: {first['input']!r:.80}: {first['msg']}; parts: {allowed}") from error
    except yaml.YAMLError as error:
        raise RubricError(f"{file}: front matter is no YAML: {error}") from error


def _sections(body: str, file: str) -> dict[str, str]:
    lead, *rest = _HEADING.split(body)
    parts = {heading.strip(): text.strip() for heading, text in zip(rest[::2], rest[1::2], strict=True)}
    wrong = [repr(heading) for heading in rest[::2] if heading.strip() not in SECTIONS or rest.count(heading) > 1]
    missing = [section for section in SECTIONS[:3] if not parts.get(section)]
    if lead.strip() or wrong or missing:
        said = f"unknown or twice: {', '.join(wrong)}; " if wrong else ""
        said += f"missing or empty: {', '.join(missing)}; " if missing else ""
        raise RubricError(f"{file}: {said}wanted under headings, once each: # {', # '.join(SECTIONS)}")
    return parts


def _check(front: FrontMatter, used: list[str], context: str, file: str) -> None:
    used += [front.worse.called, front.worse.though] if front.worse else []
    if unknown := [label for label in used if label not in front.labels]:
        raise RubricError(f"{file}: label {unknown[0]!r} is not defined; allowed: {', '.join(front.labels)}")
    compares = any(label.counts == "first" for label in front.labels.values())
    allowed = PAIR_PARTS if compares else tuple(PARTS)
    if unknown := [part for part in placeholders(context) if part not in allowed]:
        raise RubricError(f"{file}: context shows {unknown[0]!r}; allowed: {', '.join(allowed)}")
    if front.when:
        _check_when(front.when, file)


def _check_when(when: Mapping[str, Sequence[str]], file: str) -> None:
    """A misspelt dimension or value would never apply, and nobody would notice."""
    dimensions = read_dimensions()
    try:
        for dimension, values in when.items():
            for value in values:
                dimensions.encode({dimension: value})
    except DimensionsError as error:
        raise RubricError(f"{file}: when: {error}") from error


def _labels(front: FrontMatter) -> str:
    if not any(label.means for label in front.labels.values()):
        return f"The words to choose from: {', '.join(front.labels)}."
    return "\n".join(f"{name}: {label.means}" for name, label in front.labels.items())


def _worse(front: FrontMatter) -> str:
    worse = front.worse
    if worse is None:
        return ""
    return f"The worse error is to say {worse.called} of what is {worse.though}: {worse.because}"
