"""What people write: the first thing that went wrong with an output, and what a failure mode means. Only ever added."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from evals.labels.label import ItemId
from evals.labels.text import Person, Text

NOTHING = "nothing"
"""The note on an output in which nothing went wrong. No note at all: nobody has looked."""
LONGEST_NOTE = 4_000


class DiscoveryError(ValueError):
    """Something of error discovery is missing or wrong; the message names the value and what is allowed."""


def _note(text: str) -> str:
    return NOTHING if text.casefold().rstrip(".!") == NOTHING else text


def _one_spelling(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


NoteText = Annotated[
    Text, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NOTE), AfterValidator(_note)
]
ModeName = Annotated[
    Text, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), AfterValidator(_one_spelling)
]
"""Any words, in one spelling of case and spaces: `Too dear` and `too  dear` are one mode."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Note(_Frozen):
    """The first thing that went wrong with an item, as a person wrote it; `cluster` is the tuple of its case.

    Only the first: what follows is often its consequence. `mode` is None until somebody has grouped the note.
    """

    kind: Literal["note"] = "note"
    item: ItemId
    cluster: str
    person: Person
    text: NoteText
    mode: ModeName | None = None
    at: AwareDatetime

    @model_validator(mode="after")
    def _wrong_or_not(self) -> "Note":
        if self.mode and not self.wrong:
            raise ValueError(f"{NOTHING!r} has no failure mode, here {self.mode!r}")
        return self

    @property
    def wrong(self) -> bool:
        """Whether anything was."""
        return self.text != NOTHING

    @property
    def open(self) -> bool:
        """Whether it still has to be grouped."""
        return self.wrong and self.mode is None


class Meaning(_Frozen):
    """What a failure mode is; the latest one counts."""

    kind: Literal["meaning"] = "meaning"
    mode: ModeName
    means: Annotated[Text, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NOTE)]
    at: AwareDatetime


Entry = Annotated[Note | Meaning, Field(discriminator="kind")]


def standing(entries: Iterable[Entry]) -> list[Note]:
    """The latest note of each person on each item, in the order in which they were first given."""
    found: dict[tuple[str, str], Note] = {}
    for entry in entries:
        if isinstance(entry, Note):
            found[entry.item, entry.person] = entry
    return list(found.values())


def word_of(name: str) -> str:
    """A mode's name as rubrics, labels and files are named: `too dear!` is `too_dear`.

    Raises:
        DiscoveryError: nothing is left, or more than 40 letters.
    """
    word = "_".join(re.findall(r"[a-z]+", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()))
    if not 0 < len(word) <= 40:
        raise DiscoveryError(f"mode {name!r} makes no file's name; give --file with 1 to 40 letters a to z and _")
    return word
