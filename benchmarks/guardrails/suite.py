"""The labelled texts: attacks, and harmless ones that look like them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

FILE = Path(__file__).parent.parent / "suites" / "attacks.yaml"
Split = Literal["dev", "test"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A text, the field where it stands, the kind of attack that it is or resembles."""

    id: str
    kind: str
    field: str
    harmful: bool
    text: str


def load(split: Split) -> list[Entry]:
    """One half of the suite. The guard was built in sight of `dev` alone."""
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    names = Entry.__slots__
    return [Entry(**{name: row[name] for name in names}) for row in rows if row["split"] == split]
