"""The phrases of the grammar, from `phrases/`.

    # duration.yaml
    sentence: |
      <I> {have|'ve got} <span> {for it|in all}
      {it|the trip} should last <span>

A file holds groups, a group holds one phrase a line; an indented line goes on with the one above. In a phrase `{a|b}`
is a choice, nested at will, and `<name>` a slot: a value, another group of the file, or `<file.group>` of another file.
What a sentence needs at its beginning and end is added when a message is put together.
"""

import functools
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from synthetic.wording.template import Template, TemplateError, parse

FOLDER = Path(__file__).parent / "phrases"
_GOES_ON = re.compile(r"\n[ \t]+")


class PhraseError(ValueError):
    """A file of phrases is wrong; the message names file, group, the value, and what is allowed."""


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Templates by `file.group`, and a digest of all files."""

    groups: Mapping[str, tuple[Template, ...]]
    digest: str

    def group(self, name: str) -> tuple[Template, ...]:
        """The phrases of a group; raises `PhraseError`."""
        if name not in self.groups:
            raise PhraseError(f"no group of phrases {name!r}; allowed: {', '.join(sorted(self.groups))}")
        return self.groups[name]

    def named(self, prefix: str) -> tuple[str, ...]:
        """Names of the groups that begin so, in order of the alphabet."""
        return tuple(sorted(name for name in self.groups if name.startswith(prefix)))


@functools.cache
def phrasebook(folder: Path = FOLDER) -> Phrasebook:
    """Read all files of a folder once; raises `PhraseError`."""
    groups: dict[str, tuple[Template, ...]] = {}
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        digest.update(f"{path.name}\n{text}".encode())
        for name, lines in _read(path, text).items():
            groups[f"{path.stem}.{name}"] = _templates(f"{path.name}: {name}", lines)
    return Phrasebook(groups, digest.hexdigest()[:12])


def _read(path: Path, text: str) -> dict[str, str]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        read = yaml.load(text, loader)
    except yaml.YAMLError as error:
        raise PhraseError(f"{path.name}: no YAML: {error}") from error
    try:
        return TypeAdapter(dict[str, str]).validate_python(read, strict=True)
    except ValidationError as error:
        raise PhraseError(f"{path.name}: wanted groups of lines, as in 'sentence: |': {error}") from error


def _templates(where: str, lines: str) -> tuple[Template, ...]:
    phrases = [line.strip() for line in _GOES_ON.sub(" ", lines).splitlines() if line.strip()]
    if not phrases:
        raise PhraseError(f"{where}: holds no phrase")
    try:
        return tuple(map(parse, phrases))
    except TemplateError as error:
        raise PhraseError(f"{where}: {error}") from error
