"""Notes on the disk: one file of JSON lines for each experiment, only ever added to."""

import re
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from evals.artifact.appending import append
from evals.artifact.locked import cut_torn, lock, open_file
from evals.discovery.note import DiscoveryError, Entry

_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)
_NAME = re.compile(r"\w[^/\\\0-\x1f]{0,99}")
MEANINGS = "+meanings.jsonl"
"""What modes mean holds for all experiments; no experiment's file has this name."""


def file_of(folder: Path, experiment: str) -> Path:
    """Where the notes on an experiment are.

    Raises:
        DiscoveryError: a name that could lead elsewhere.
    """
    if not _NAME.fullmatch(experiment):
        raise DiscoveryError(
            f"experiment {experiment!r}; allowed: a name that begins with a letter or digit, without slashes"
        )
    return folder / f"{experiment}.jsonl"


def read_kept(file: Path) -> list[Entry]:
    """All entries in their order, none without a file; half a last line was never acknowledged and is left out.

    Raises:
        DiscoveryError: a line that is no entry.
    """
    whole = file.read_bytes().rpartition(b"\n")[0] if file.exists() else b""
    found: list[Entry] = []
    for number, line in enumerate(whole.split(b"\n") if whole else [], 1):
        try:
            found.append(_ENTRY.validate_json(line))
        except ValidationError as error:
            raise DiscoveryError(f"{file}:{number}: {error.errors(include_url=False)[0]['msg']}") from error
    return found


def read_all(folder: Path) -> list[Entry]:
    """Those on all experiments."""
    return [entry for file in sorted(folder.glob("*.jsonl")) for entry in read_kept(file)]


def keep(file: Path, entries: Sequence[Entry]) -> None:
    """Add entries, all or none; they are on the disk when this returns.

    Raises:
        ArtifactError: another process is adding.
        WriteFailed: the disk takes no more.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        opened = open_file(file, stack)
        lock(opened, f"{file} is being written by another process")
        cut_torn(opened)
        append(opened, b"".join(entry.model_dump_json().encode() + b"\n" for entry in entries))
