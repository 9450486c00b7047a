"""The words of `heard.yaml`, and finding them in a text whose writer misspells a letter here and there."""

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict
from rapidfuzz.distance import DamerauLevenshtein

from agents.data.naming import fold

FILE = Path(__file__).with_name("heard.yaml")
LONG = 6
"""Letters of a word from which on one may be wrong."""

Cues = Mapping[str, tuple[str, ...]]


class CueFile(BaseModel):
    """The file as it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    edits: dict[str, tuple[str, ...]]
    diets: dict[str, tuple[str, ...]]
    mobility: dict[str, tuple[str, ...]]
    interests: dict[str, tuple[str, ...]]
    numbers: tuple[str, ...]
    counts: tuple[str, ...]


class Hit(NamedTuple):
    """What a cue stands for, how many letters of it were found, and the index of its first word."""

    stands_for: str
    letters: int
    at: int


@functools.cache
def cue_file() -> CueFile:
    """Read once; raises `pydantic.ValidationError` for a file that breaks the format."""
    return CueFile.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def hits(cues: Cues, words: Sequence[str]) -> list[Hit]:
    """All cues that stand in the words, the longest first; of equals the first said."""
    found = [
        Hit(name, len(cue), at)
        for name, each in cues.items()
        for cue in map(fold, each)
        if (at := place_of(cue.split(), words)) is not None
    ]
    return sorted(found, key=lambda hit: (-hit.letters, hit.at))


def place_of(cue: Sequence[str], words: Sequence[str]) -> int | None:
    """The index from which on the cue's words follow one another, None where they do not."""
    starts = range(len(words) - len(cue) + 1)
    return next((at for at in starts if all(map(alike, cue, words[at : at + len(cue)]))), None)


def alike(word: str, said: str) -> bool:
    """Whether what was said is the word, a letter of a long one wrong, missing, doubled or in the wrong place."""
    if word == said:
        return True
    return len(word) >= LONG and DamerauLevenshtein.distance(word, said, score_cutoff=1) <= 1 and word[0] == said[0]
