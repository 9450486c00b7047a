"""`prompts.json`: the texts of all prompts by variant and label, which names no text by itself."""

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from evals.artifact.errors import ArtifactError
from evals.artifact.whole import write_whole

NAME = "prompts.json"
_TEXTS = TypeAdapter(dict[str, dict[str, str]])


def keep_prompts(folder: Path, texts: Mapping[str, Mapping[str, str]]) -> None:
    """Write them, whole. Raises `OSError`."""
    write_whole(
        folder / NAME,
        json.dumps({name: dict(by_label) for name, by_label in texts.items()}, indent=2, ensure_ascii=False).encode()
        + b"\n",
    )


def read_prompts(folder: Path) -> dict[str, dict[str, str]]:
    """Texts by variant and label, `itinerary.v1+3f2a91c0`; none of an experiment that kept none.

    Raises:
        ArtifactError: the file is broken.
        OSError: it cannot be read.
    """
    path = folder / NAME
    try:
        return _TEXTS.validate_json(path.read_bytes())
    except FileNotFoundError:
        return {}
    except ValidationError as error:
        raise ArtifactError(f"{path}: wanted texts by variant and label; take the file away and go on") from error
